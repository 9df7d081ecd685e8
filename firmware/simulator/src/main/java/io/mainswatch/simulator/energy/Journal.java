package io.mainswatch.simulator.energy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.file.OpenOptions;
import java.nio.file.Path;

/** A text file that only grows, line by line. */
final class Journal {
    private final AsyncFile file;

    private Journal(AsyncFile file) {
        this.file = file;
    }

    /** Opens the file for appending; a new one begins with {@code header}, where that is not empty. */
    static Future<Journal> open(Vertx vertx, Path path, String header) {
        var options = new OpenOptions().setCreate(true).setWrite(true).setAppend(true);
        return vertx.fileSystem()
                .mkdirs(String.valueOf(path.toAbsolutePath().getParent()))
                .compose(made -> vertx.fileSystem().open(path.toString(), options))
                .compose(file -> file.size().compose(size -> {
                    var journal = new Journal(file);
                    return size == 0 && !header.isEmpty()
                            ? journal.write(header).map(journal)
                            : Future.succeededFuture(journal);
                }));
    }

    Future<Void> write(String line) {
        return file.write(Buffer.buffer(line + "\n"));
    }

    Future<Void> close() {
        return file.flush().compose(flushed -> file.close());
    }
}
