#pragma once
#include <stddef.h>
#include <stdint.h>

namespace mainswatch {

/** Who connects, and what the broker shall say when the connection dies without a goodbye. */
struct MqttIdentity {
    const char* clientId = "";
    const char* user = "";
    const char* password = "";
    const char* willTopic = "";
    const char* willPayload = "";
};

/** The packet types of MQTT 3.1.1 that a client meets. */
enum class MqttType : uint8_t {
    connect = 1,
    connack = 2,
    publish = 3,
    puback = 4,
    subscribe = 8,
    suback = 9,
    pingreq = 12,
    pingresp = 13,
    disconnect = 14
};

// Each writes one packet and returns its size, 0 when it does not fit.

/** A clean session: a command that waited for a device must never reach it late. */
size_t mqttConnect(uint8_t* to, size_t capacity, const MqttIdentity& identity, uint16_t keepAliveSeconds);
/** At QoS 1. */
size_t mqttPublish(uint8_t* to, size_t capacity, const char* topic, const void* payload, size_t payloadSize,
                   bool retain, uint16_t packetId);
/** At QoS 1. */
size_t mqttSubscribe(uint8_t* to, size_t capacity, const char* topic, uint16_t packetId);
size_t mqttPuback(uint8_t* to, size_t capacity, uint16_t packetId);
size_t mqttBare(uint8_t* to, size_t capacity, MqttType type);

/** Marks a stored PUBLISH as sent before. */
inline void mqttMarkRepeated(uint8_t* packet) {
    packet[0] = static_cast<uint8_t>(packet[0] | 0x08U);
}

/** A message that arrived. Topic and payload point into the packet. */
struct MqttMessage {
    const char* topic;
    size_t topicSize;
    const uint8_t* payload;
    size_t payloadSize;
    bool retained;
    uint8_t qos;
    uint16_t packetId;
};

/** From the first byte of a PUBLISH and what follows its length. False when it is malformed. */
bool mqttParsePublish(uint8_t first, const uint8_t* body, size_t size, MqttMessage& message);

}  // namespace mainswatch
