package io.mainswatch.ingest.gateway;

import io.vertx.mqtt.messages.codes.MqttDisconnectReasonCode;

/** Why a connection ended, what MQTT 5 calls it, and whether the client's will speaks. */
enum CloseReason {
    LEFT("left", MqttDisconnectReasonCode.NORMAL, false),
    LEFT_WITH_WILL("left with its will", MqttDisconnectReasonCode.NORMAL, true),
    LOST("connection lost", MqttDisconnectReasonCode.UNSPECIFIED_ERROR, true),
    KEEP_ALIVE("keep-alive ran out", MqttDisconnectReasonCode.KEEP_ALIVE_TIMEOUT, true),
    TAKEN_OVER("taken over by a newer session", MqttDisconnectReasonCode.SESSION_TAKEN_OVER, false),
    NOT_ALLOWED("not allowed", MqttDisconnectReasonCode.NOT_AUTHORIZED, true),
    TOO_LARGE("packet too large", MqttDisconnectReasonCode.PACKET_TOO_LARGE, true),
    MALFORMED("not MQTT", MqttDisconnectReasonCode.MALFORMED_PACKET, true),
    SLOW("does not take its messages", MqttDisconnectReasonCode.QUOTA_EXCEEDED, true),
    REVOKED("revoked", MqttDisconnectReasonCode.ADMINISTRATIVE_ACTION, false),
    STOPPED("gateway stopped", MqttDisconnectReasonCode.SERVER_SHUTTING_DOWN, false);

    private final String words;
    private final MqttDisconnectReasonCode code;
    private final boolean firesWill;

    CloseReason(String words, MqttDisconnectReasonCode code, boolean firesWill) {
        this.words = words;
        this.code = code;
        this.firesWill = firesWill;
    }

    String words() {
        return words;
    }

    MqttDisconnectReasonCode code() {
        return code;
    }

    boolean firesWill() {
        return firesWill;
    }
}
