package io.mainswatch.simulator.transport;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The way from a device to a TCP server, through the home's router. It can fall silent (the internet is lost: nothing
 * passes, nobody is told) or be cut (the router has no power: every connection is torn down). All calls on one context.
 */
public final class Wire {
    private static final String LOOPBACK = "127.0.0.1";
    private static final int CONNECT_TIMEOUT_MS = 10_000;
    private static final long LAST_WORDS_MS = 1_000;

    private enum Condition {
        CARRYING,
        SILENT,
        CUT
    }

    private final Vertx vertx;
    private final Endpoint to;
    private final NetServer nearEnd;
    private final NetClient net;
    private final List<Strand> strands = new ArrayList<>();
    private Condition condition = Condition.CARRYING;
    private @Nullable Promise<Void> quiet;

    public Wire(Vertx vertx, Endpoint to) {
        this.vertx = vertx;
        this.to = to;
        this.net = vertx.createNetClient(new NetClientOptions().setConnectTimeout(CONNECT_TIMEOUT_MS));
        this.nearEnd = vertx.createNetServer().connectHandler(this::plugIn);
    }

    /** Opens the device's end; completes with where the device connects to. */
    public Future<Endpoint> open() {
        return nearEnd.listen(0, LOOPBACK).map(listening -> new Endpoint(LOOPBACK, listening.actualPort()));
    }

    private void plugIn(NetSocket device) {
        if (condition == Condition.CUT) {
            device.close();
            return;
        }
        var strand = new Strand(device);
        strands.add(strand);
        device.closeHandler(closed -> unplugged(strand));
        if (condition == Condition.CARRYING) {
            strand.flow(net, to);
        }
    }

    private void unplugged(Strand strand) {
        if (condition == Condition.SILENT) {
            strand.loseDevice();
        } else {
            strand.hangUp();
            strands.remove(strand);
        }
        if (quiet != null && strands.isEmpty()) {
            quiet.tryComplete();
        }
    }

    /** The device drops its connection without a word; over a silent wire the server does not hear of it. */
    public void tear() {
        List.copyOf(strands).forEach(condition == Condition.SILENT ? Strand::loseDevice : Strand::hangUp);
    }

    /** The router dies: every connection is torn down and none comes about. */
    public void cut() {
        tear();
        condition = Condition.CUT;
    }

    /** The internet is lost. */
    public void fallSilent() {
        condition = Condition.SILENT;
        strands.forEach(Strand::hold);
    }

    /** Everything passes again. What was closed meanwhile is told to the server before anything new. */
    public void carry() {
        condition = Condition.CARRYING;
        List.copyOf(strands).forEach(strand -> strand.flow(net, to));
        strands.removeIf(Strand::over);
    }

    /** Takes the wire away, once what the devices said last has passed. */
    public Future<Void> close() {
        return lastWords().compose(said -> {
            tear();
            return nearEnd.close().compose(closed -> net.close());
        });
    }

    private Future<Void> lastWords() {
        if (condition != Condition.CARRYING || strands.isEmpty()) {
            return Future.succeededFuture();
        }
        Promise<Void> said = Promise.promise();
        quiet = said;
        long patience = vertx.setTimer(LAST_WORDS_MS, fired -> said.tryComplete());
        return said.future().onComplete(done -> vertx.cancelTimer(patience));
    }
}
