package io.mainswatch.ingest.picture;

import io.mainswatch.common.bus.Sweeper;
import io.mainswatch.common.picture.PictureBackup;
import io.mainswatch.common.picture.PictureFiles;
import io.mainswatch.common.platform.Platform;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the pictures within their budget. What was read and believed is thinned to its digits after a day, but for the
 * first picture of each day; beyond the budget the oldest go. Where a backup is kept, nothing goes before it is there and
 * was read back. A file goes before its row says so: a crash in between costs a second, harmless try.
 */
final class PictureKeeper {
    private static final Duration RHYTHM = Duration.ofMinutes(10);
    private static final Duration MORE_TO_DO = Duration.ofMillis(200);

    private final KeeperStore store;
    private final PictureFiles files;
    private final @Nullable PictureBackup backup;
    private final Workshop workshop;
    private final long mostBytes;
    private final Sweeper sweeper;

    PictureKeeper(Platform platform, PictureFiles files, Workshop workshop) {
        var settings = platform.settings().pictures();
        var folder = settings.backup();
        this.store = new KeeperStore(platform.database().pool());
        this.files = files;
        this.backup = folder == null ? null : new PictureBackup(files, folder);
        this.workshop = workshop;
        this.mostBytes = settings.mostBytes();
        this.sweeper = new Sweeper(platform.vertx(), RHYTHM, this::sweep);
    }

    void start() {
        sweeper.ring();
    }

    Future<?> stop() {
        return sweeper.stop();
    }

    /** One round. Answers how long until the next. */
    Future<Duration> sweep() {
        return store.unwanted()
                .compose(unwanted -> all(unwanted, this::forget))
                .compose(forgotten -> store.thinnable()
                        .compose(thinnable -> all(thinnable, this::thin))
                        .compose(thinned -> store.beyond(mostBytes)
                                .compose(beyond -> all(beyond, this::drop))
                                .map(dropped -> Math.max(forgotten, Math.max(thinned, dropped)))))
                .map(most -> most < KeeperStore.AT_ONCE ? RHYTHM : MORE_TO_DO);
    }

    private interface Work {
        Future<Void> on(PictureRow picture);
    }

    private static Future<Integer> all(List<PictureRow> pictures, Work work) {
        Future<Void> done = Future.succeededFuture();
        for (var picture : pictures) {
            done = done.compose(before -> work.on(picture));
        }
        return done.map(pictures.size());
    }

    private Future<Void> thin(PictureRow picture) {
        return gone(List.of(picture.fileName()), true).compose(done -> store.keep(picture, "crops"));
    }

    private Future<Void> drop(PictureRow picture) {
        return gone(names(picture), true).compose(done -> store.keep(picture, "nothing"));
    }

    private Future<Void> forget(PictureRow picture) {
        return gone(names(picture), false).compose(done -> store.keep(picture, "nothing"));
    }

    private static List<String> names(PictureRow picture) {
        var names = new ArrayList<String>();
        for (int digit = 0; digit < picture.crops(); digit++) {
            names.add(picture.cropName(digit));
        }
        if (picture.kept().equals("whole")) {
            names.add(picture.fileName());
        }
        return names;
    }

    /** @param backedUp whether a copy must be there first, or go as well */
    private Future<Void> gone(List<String> names, boolean backedUp) {
        return workshop.doOne(() -> {
            for (var name : names) {
                remove(name, backedUp);
            }
            return null;
        });
    }

    private void remove(String name, boolean backedUp) throws IOException {
        if (backup != null && backedUp) {
            try {
                backup.ensure(name);
            } catch (NoSuchFileException gone) {
                return;
            }
        } else if (backup != null) {
            backup.forget(name);
        }
        files.delete(name);
    }
}
