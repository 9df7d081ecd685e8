package io.mainswatch.ingest.gateway;

/** Who takes what a client publishes. */
final class Publishers {
    private final Surroundings around;
    private final Copies copies;
    private final PersonMessages people;
    private final PayloadReader reader = new PayloadReader();

    Publishers(Surroundings around, Copies copies, PersonMessages people) {
        this.around = around;
        this.copies = copies;
        this.people = people;
    }

    Publisher of(Visitor visitor) {
        return visitor instanceof Visitor.Device device
                ? new DeviceMessages(device.device(), around, copies, reader)
                : people;
    }
}
