package io.mainswatch.ingest.gateway;

import io.mainswatch.ingest.device.KnownDevice;
import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import org.jspecify.annotations.Nullable;

/** A CONNECT that is turned away, in the words of both versions of the protocol. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Code code;
    private final transient @Nullable KnownDevice claimed;

    /** Why, and what each version calls it. */
    enum Code {
        WHO(
                "credentials",
                MqttConnectReturnCode.CONNECTION_REFUSED_BAD_USER_NAME_OR_PASSWORD,
                MqttConnectReturnCode.CONNECTION_REFUSED_BAD_USERNAME_OR_PASSWORD),
        NOT_ALLOWED(
                "not allowed",
                MqttConnectReturnCode.CONNECTION_REFUSED_NOT_AUTHORIZED,
                MqttConnectReturnCode.CONNECTION_REFUSED_NOT_AUTHORIZED_5),
        LATER(
                "later",
                MqttConnectReturnCode.CONNECTION_REFUSED_SERVER_UNAVAILABLE,
                MqttConnectReturnCode.CONNECTION_REFUSED_SERVER_UNAVAILABLE_5),
        WAIT(
                "too large packets",
                MqttConnectReturnCode.CONNECTION_REFUSED_SERVER_UNAVAILABLE,
                MqttConnectReturnCode.CONNECTION_REFUSED_QUOTA_EXCEEDED);

        private final String label;
        private final MqttConnectReturnCode in311;
        private final MqttConnectReturnCode in5;

        Code(String label, MqttConnectReturnCode in311, MqttConnectReturnCode in5) {
            this.label = label;
            this.in311 = in311;
            this.in5 = in5;
        }

        String label() {
            return label;
        }

        MqttConnectReturnCode in(boolean version5) {
            return version5 ? in5 : in311;
        }
    }

    Refusal(Code code, String message) {
        this(code, message, null);
    }

    /** @param claimed the device it says to be, where there is such a device */
    Refusal(Code code, String message, @Nullable KnownDevice claimed) {
        // No stack trace: a refusal is an answer.
        super(message, null, false, false);
        this.code = code;
        this.claimed = claimed;
    }

    @Nullable
    KnownDevice claimed() {
        return claimed;
    }

    Code code() {
        return code;
    }
}
