package io.mainswatch.simulator.registration;

/** A device could not be registered; the message tells a person what to do. */
public final class RegistrationFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RegistrationFailure(String message) {
        super(message);
    }
}
