package io.mainswatch.relay.command;

import io.mainswatch.common.bus.Addresses;
import io.mainswatch.common.bus.Addresses.ChangeRecorded;
import io.mainswatch.common.bus.Addresses.RelayCommandQueued;
import io.mainswatch.common.bus.Addresses.RelayRequest;
import io.mainswatch.common.bus.Addresses.RelayRequestAccepted;
import io.mainswatch.common.bus.Bus;
import io.mainswatch.common.failure.Failure;
import io.mainswatch.common.security.Role;
import io.mainswatch.common.time.Clock;
import io.vertx.core.Future;

/** Takes the request a person waits for: checks form and right, and answers once the command is stored. */
public final class RelayRequests {
    private final RequesterQueries requesters;
    private final CommandStore commands;
    private final Bus bus;
    private final Clock clock;

    public RelayRequests(RequesterQueries requesters, CommandStore commands, Bus bus, Clock clock) {
        this.requesters = requesters;
        this.commands = commands;
        this.bus = bus;
        this.clock = clock;
    }

    /** Fails as invalid, unknown (also a device of a foreign home) or forbidden. */
    public Future<RelayRequestAccepted> accept(RelayRequest request) {
        var now = clock.now();
        return Future.succeededFuture(request)
                .compose(asked -> {
                    NewCommand.check(asked);
                    return requesters.find(asked.requester(), asked.deviceId(), now);
                })
                .map(found -> permitted(found.orElseThrow(() -> Failure.unknown("no such device"))))
                .map(requester -> NewCommand.of(request, requester, now))
                .compose(this::store);
    }

    private static Requester permitted(Requester requester) {
        if (!requester.role().allows(Role.OPERATOR)) {
            throw Failure.forbidden("switching a relay needs the role operator in this home");
        }
        return requester;
    }

    private Future<RelayRequestAccepted> store(NewCommand command) {
        return commands.insert(command).map(stored -> {
            bus.announce(Addresses.RELAY_COMMAND_QUEUED, new RelayCommandQueued(command.id(), command.deviceId()));
            bus.announce(Addresses.CHANGE_RECORDED, new ChangeRecorded(command.homeId()));
            return new RelayRequestAccepted(command.id(), CommandStatus.QUEUED.wire());
        });
    }
}
