#pragma once
#include "clock/back_off.hpp"
#include "mqtt/assembler.hpp"
#include "mqtt/packet.hpp"
#include "net/server_address.hpp"
#include "port.hpp"

namespace mainswatch {

/** What an `MqttClient` tells. Calls come from within its `poll`. */
struct MqttListener {
    virtual void mqttReady() = 0;
    virtual void mqttMessage(const MqttMessage& message) = 0;
    /** The broker has stored what was published with this token. */
    virtual void mqttDelivered(uint32_t token) = 0;

protected:
    ~MqttListener() = default;
};

/**
 * An MQTT 3.1.1 client that keeps itself connected. One message is in flight at a time; until its PUBACK
 * comes it is kept, repeated on the same connection after a while and on every new one.
 */
class MqttClient {
public:
    static constexpr uint16_t kKeepAliveSeconds = 30;
    static constexpr uint32_t kAnswerMillis = 10000;
    static constexpr uint32_t kRepeatMillis = 5000;
    static constexpr unsigned kRepeatsUntilReconnect = 3;
    static constexpr unsigned kMostTopics = 4;

    MqttClient(Conn& conn, Clock& clock, MqttListener& listener, uint32_t seed);

    /** Connects and stays connected. All texts stay with the caller while the client runs. */
    void start(const ServerAddress& server, const MqttIdentity& identity);
    void subscribe(const char* topic);
    /** Says goodbye, so that the will is not spoken. */
    void stop();
    /** The network is gone: forgets the connection, and begins anew with the next `poll`. */
    void drop();
    void poll();

    bool ready() const { return step_ == Step::ready; }
    bool canPublish() const { return ready() && inFlightSize_ == 0; }
    /** False when another message is in flight, when not connected, or when it is too large. */
    bool publish(const char* topic, const void* payload, size_t size, bool retain, uint32_t token);
    /** The CONNACK code of the last refusal (4 and 5: wrong credentials), 0 when there was none. */
    uint8_t refusal() const { return refusal_; }
    uint32_t repeats() const { return repeats_; }

private:
    enum class Step : uint8_t { off, waiting, connecting, greeting, subscribing, ready };

    void pollStep();
    void connect();
    void greet();
    void fail();
    void receive();
    void handle(uint8_t first, const uint8_t* body, size_t size);
    void handleConnack(const uint8_t* body, size_t size);
    void handlePuback(uint16_t packetId);
    void subscribeNext();
    void becomeReady();
    void keepAlive();
    void repeatInFlight();
    void enqueue(const uint8_t* bytes, size_t size);
    void flush();
    uint64_t sinceStep() const { return clock_.uptimeMillis() - stepAtMillis_; }
    void go(Step step);

    Conn& conn_;
    Clock& clock_;
    MqttListener& listener_;
    BackOff backOff_;
    ServerAddress server_;
    MqttIdentity identity_;
    const char* topics_[kMostTopics] = {};
    unsigned topicCount_ = 0;
    unsigned subscribed_ = 0;

    Step step_ = Step::off;
    uint64_t stepAtMillis_ = 0;
    uint32_t waitMillis_ = 0;
    uint64_t sentAtMillis_ = 0;
    uint64_t heardAtMillis_ = 0;
    uint8_t refusal_ = 0;

    MqttAssembler assembler_;
    uint8_t out_[768] = {};
    size_t outSize_ = 0;
    uint8_t inFlight_[384] = {};
    size_t inFlightSize_ = 0;
    uint16_t inFlightId_ = 0;
    uint32_t inFlightToken_ = 0;
    uint64_t inFlightAtMillis_ = 0;
    unsigned tries_ = 0;
    uint16_t nextId_ = 1;
    uint32_t repeats_ = 0;
};

}  // namespace mainswatch
