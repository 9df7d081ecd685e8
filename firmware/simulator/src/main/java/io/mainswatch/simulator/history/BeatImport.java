package io.mainswatch.simulator.history;

import io.mainswatch.simulator.phone.Beat;
import io.mainswatch.simulator.phone.Pinger;
import io.mainswatch.simulator.transport.Retry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;

/** Takes the phone's kept beats to the server, oldest first, a few at a time. */
final class BeatImport {
    static final int LANES = 32;

    private final Pinger pinger;
    private final Retry retry;

    BeatImport(Pinger pinger, Retry retry) {
        this.pinger = pinger;
        this.retry = retry;
    }

    Future<ImportReport> run(List<Beat> beats) {
        Iterator<Beat> left = beats.iterator();
        var lanes = IntStream.range(0, LANES)
                .mapToObj(lane -> Future.<Void>future(done -> drain(left, done)))
                .toList();
        return Future.all(lanes).map(all -> new ImportReport(0, 0, 0, 0, beats.size()));
    }

    // A chain of composed futures would be as deep as there are beats.
    private void drain(Iterator<Beat> left, Promise<Void> done) {
        if (!left.hasNext()) {
            done.complete();
            return;
        }
        Beat beat = left.next();
        retry.send(() -> pinger.send(beat)).onComplete(heard -> drain(left, done), done::fail);
    }
}
