package io.mainswatch.common.bus;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Everything that flows between the services. A fact says what is already committed; it carries ids, never readings or
 * rights, and its listener reads the row before it acts. Losing one costs only time: every listener also sweeps.
 */
public final class Addresses {
    /** A batch of readings is committed. Said by ingest. */
    public static final Address<ReadingsStored> READINGS_STORED =
            new Address<>("readings.stored", ReadingsStored.class);

    /** A device said that it is there. Said by ingest. */
    public static final Address<HeartbeatStored> HEARTBEAT_STORED =
            new Address<>("heartbeat.stored", HeartbeatStored.class);

    /** A device's own status, or its will, is committed. Said by ingest. */
    public static final Address<StatusStored> STATUS_STORED = new Address<>("status.stored", StatusStored.class);

    /** A device reported the state of a relay. Said by ingest. */
    public static final Address<RelayReported> RELAY_REPORTED = new Address<>("relay.reported", RelayReported.class);

    /** A relay command was handed to its device's session. Said by ingest. */
    public static final Address<RelayCommandDispatched> RELAY_COMMAND_DISPATCHED =
            new Address<>("relay-command.dispatched", RelayCommandDispatched.class);

    /** A newer session of a client was opened: older ones close. Said by ingest. */
    public static final Address<SessionOpened> SESSION_OPENED = new Address<>("session.opened", SessionOpened.class);

    /** A retained message was replaced or removed. Said by ingest. */
    public static final Address<RetainedChanged> RETAINED_CHANGED =
            new Address<>("retained.changed", RetainedChanged.class);

    /** A device was registered, edited, given another secret or revoked. Said by dashboard. */
    public static final Address<DeviceChanged> DEVICE_CHANGED = new Address<>("device.changed", DeviceChanged.class);

    /** An API token was made or revoked. Said by dashboard. */
    public static final Address<TokenChanged> TOKEN_CHANGED = new Address<>("token.changed", TokenChanged.class);

    /** A device fell silent or spoke again. Said by alert. */
    public static final Address<FlipRecorded> FLIP_RECORDED = new Address<>("flip.recorded", FlipRecorded.class);

    /** A message to a person waits to be sent. Said by alert. */
    public static final Address<DeliveryQueued> DELIVERY_QUEUED =
            new Address<>("delivery.queued", DeliveryQueued.class);

    /** A relay command waits for its device. Said by relay. */
    public static final Address<RelayCommandQueued> RELAY_COMMAND_QUEUED =
            new Address<>("relay-command.queued", RelayCommandQueued.class);

    /** A row was added to the journal of changes. Said by every service. */
    public static final Address<ChangeRecorded> CHANGE_RECORDED =
            new Address<>("change.recorded", ChangeRecorded.class);

    /** Asks relay-service to switch a relay. It checks the requester's right itself. */
    public static final RequestAddress<RelayRequest, RelayRequestAccepted> RELAY_REQUEST =
            new RequestAddress<>("relay.request", RelayRequest.class, RelayRequestAccepted.class);

    /** Asks ingest-service to carry out the order of this id now. It reads the row, and answers when its answer is stored. */
    public static final RequestAddress<MeterOrder, MeterOrderAnswered> METER_ORDER =
            new RequestAddress<>("meter.order", MeterOrder.class, MeterOrderAnswered.class);

    /** Asks dashboard-service to register the device whose claim ingest wrote down. It judges the claim by its rows. */
    public static final RequestAddress<RegistrationRequest, DeviceRegistered> REGISTRATION_REQUEST =
            new RequestAddress<>("registration.request", RegistrationRequest.class, DeviceRegistered.class);

    /** Every fact there is. */
    public static final List<Address<?>> FACTS = List.of(
            READINGS_STORED,
            HEARTBEAT_STORED,
            STATUS_STORED,
            RELAY_REPORTED,
            RELAY_COMMAND_DISPATCHED,
            SESSION_OPENED,
            RETAINED_CHANGED,
            DEVICE_CHANGED,
            TOKEN_CHANGED,
            FLIP_RECORDED,
            DELIVERY_QUEUED,
            RELAY_COMMAND_QUEUED,
            CHANGE_RECORDED);

    /** Every question there is. */
    public static final List<RequestAddress<?, ?>> REQUESTS = List.of(RELAY_REQUEST, METER_ORDER, REGISTRATION_REQUEST);

    /** The records that may cross the wire, by simple name. */
    static final Map<String, Class<? extends Record>> TYPES = Stream.<Class<? extends Record>>concat(
                    FACTS.stream().map(Address::type),
                    REQUESTS.stream().flatMap(request -> Stream.of(request.question(), request.answer())))
            .collect(Collectors.toUnmodifiableMap(Class::getSimpleName, Function.identity()));

    private Addresses() {}

    public record ReadingsStored(long batchId) {}

    public record HeartbeatStored(String deviceId) {}

    public record StatusStored(String deviceId) {}

    public record RelayReported(String deviceId, int relay) {}

    public record RelayCommandDispatched(String commandId) {}

    public record SessionOpened(String clientId, long epoch) {}

    public record RetainedChanged(String topic) {}

    public record DeviceChanged(String deviceId) {}

    public record TokenChanged(long tokenId) {}

    public record FlipRecorded(long flipId) {}

    public record DeliveryQueued(long deliveryId) {}

    public record RelayCommandQueued(String commandId, String deviceId) {}

    public record ChangeRecorded(String homeId) {}

    /**
     * Switch a relay.
     *
     * @param requester {@code user:<id>} or {@code token:<id>}: the row whose role decides
     * @param state {@code on} or {@code off}
     */
    public record RelayRequest(String deviceId, int relay, String state, int expiresInSeconds, String requester) {}

    public record RelayRequestAccepted(String commandId, String status) {}

    public record MeterOrder(String orderId) {}

    public record MeterOrderAnswered(String orderId) {}

    /** @param registrationId the row that ingest wrote */
    public record RegistrationRequest(String registrationId) {}

    /** @param secretId the sealed secret's row: the secret itself never crosses the bus */
    public record DeviceRegistered(String deviceId, long secretId) {}
}
