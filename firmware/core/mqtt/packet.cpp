#include "mqtt/packet.hpp"

#include <string.h>

namespace mainswatch {

// Every packet: type << 4 | flags, then the length of the rest in 1 to 4 bytes of 7 bits, lowest first,
// bit 7 set while more follow. Strings have a length of two bytes, high byte first.
static constexpr uint8_t kUserName = 0x80;
static constexpr uint8_t kPassword = 0x40;
static constexpr uint8_t kWillRetained = 0x20;
static constexpr uint8_t kWillQos1 = 0x08;
static constexpr uint8_t kWill = 0x04;
static constexpr uint8_t kCleanSession = 0x02;

namespace {

/** Appends to a packet whose length is known before it is written. */
class Writer {
public:
    Writer(uint8_t* to, size_t capacity, uint8_t first, size_t rest) : to_(to) {
        uint8_t head[5] = {first};
        size_t headSize = 1;
        size_t left = rest;
        do {
            head[headSize++] = static_cast<uint8_t>(left % 128 | (left >= 128 ? 0x80U : 0U));
            left /= 128;
        } while (left > 0);
        fits_ = headSize + rest <= capacity;
        bytes(head, headSize);
    }

    void bytes(const void* from, size_t size) {
        if (fits_ && size > 0) {
            memcpy(to_ + size_, from, size);
            size_ += size;
        }
    }

    void byte(uint8_t value) { bytes(&value, 1); }

    void number(size_t value) {
        byte(static_cast<uint8_t>(value >> 8));
        byte(static_cast<uint8_t>(value));
    }

    void string(const char* text) {
        number(strlen(text));
        bytes(text, strlen(text));
    }

    size_t size() const { return fits_ ? size_ : 0; }

private:
    uint8_t* to_;
    size_t size_ = 0;
    bool fits_ = false;
};

}  // namespace

static uint8_t firstByte(MqttType type, unsigned flags) {
    return static_cast<uint8_t>(static_cast<unsigned>(type) << 4 | flags);
}

// 00 04 'M' 'Q' 'T' 'T' 04 flags keepAlive(2), then client id, will topic, will payload, user, password
size_t mqttConnect(uint8_t* to, size_t capacity, const MqttIdentity& identity, uint16_t keepAliveSeconds) {
    const bool hasWill = identity.willTopic[0] != '\0';
    const bool hasPassword = identity.password[0] != '\0';
    size_t rest = 10 + 2 + strlen(identity.clientId) + 2 + strlen(identity.user);
    rest += hasWill ? 4 + strlen(identity.willTopic) + strlen(identity.willPayload) : 0;
    rest += hasPassword ? 2 + strlen(identity.password) : 0;
    Writer out(to, capacity, firstByte(MqttType::connect, 0), rest);
    out.string("MQTT");
    out.byte(4);
    out.byte(static_cast<uint8_t>(kCleanSession | kUserName | (hasPassword ? kPassword : 0) |
                                  (hasWill ? kWill | kWillQos1 | kWillRetained : 0)));
    out.number(keepAliveSeconds);
    out.string(identity.clientId);
    if (hasWill) {
        out.string(identity.willTopic);
        out.string(identity.willPayload);
    }
    out.string(identity.user);
    if (hasPassword) {
        out.string(identity.password);
    }
    return out.size();
}

size_t mqttPublish(uint8_t* to, size_t capacity, const char* topic, const void* payload, size_t payloadSize,
                   bool retain, uint16_t packetId) {
    const size_t rest = 2 + strlen(topic) + 2 + payloadSize;
    Writer out(to, capacity, firstByte(MqttType::publish, 2U | (retain ? 1U : 0U)), rest);
    out.string(topic);
    out.number(packetId);
    out.bytes(payload, payloadSize);
    return out.size();
}

size_t mqttSubscribe(uint8_t* to, size_t capacity, const char* topic, uint16_t packetId) {
    Writer out(to, capacity, firstByte(MqttType::subscribe, 2), 2 + 2 + strlen(topic) + 1);
    out.number(packetId);
    out.string(topic);
    out.byte(1);
    return out.size();
}

size_t mqttPuback(uint8_t* to, size_t capacity, uint16_t packetId) {
    Writer out(to, capacity, firstByte(MqttType::puback, 0), 2);
    out.number(packetId);
    return out.size();
}

size_t mqttBare(uint8_t* to, size_t capacity, MqttType type) {
    return Writer(to, capacity, firstByte(type, 0), 0).size();
}

bool mqttParsePublish(uint8_t first, const uint8_t* body, size_t size, MqttMessage& message) {
    message.qos = first >> 1 & 3;
    message.retained = (first & 1) != 0;
    if (size < 2 || message.qos > 1) {
        return false;
    }
    message.topicSize = static_cast<size_t>(body[0] << 8 | body[1]);
    const size_t head = 2 + message.topicSize + (message.qos > 0 ? 2U : 0U);
    if (size < head || message.topicSize == 0) {
        return false;
    }
    message.topic = reinterpret_cast<const char*>(body + 2);
    message.packetId = message.qos > 0 ? static_cast<uint16_t>(body[head - 2] << 8 | body[head - 1]) : uint16_t{0};
    message.payload = body + head;
    message.payloadSize = size - head;
    return message.qos == 0 || message.packetId != 0;
}

}  // namespace mainswatch
