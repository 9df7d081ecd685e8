#pragma once
#include "app/meter_topics.hpp"
#include "mqtt/client.hpp"
#include "node/node.hpp"
#include "oled/lines.hpp"
#include "pzem/meter.hpp"
#include "relay/relay.hpp"

namespace mainswatch {

/** What the meter has of its chip beside what every node has. */
struct MeterPorts {
    NodePorts node;
    Uart& pzem;
    Conn& mqtt;
    Panel& panel;
};

/**
 * The ESP32 meter: reads the PZEM, keeps every reading in the journal, publishes the newest over MQTT, lets
 * the uploader bring what MQTT could not, switches the relay and shows how things are.
 */
class MeterApp final : public MqttListener {
public:
    static constexpr uint32_t kHeartbeatMillis = 30000;
    static constexpr uint32_t kPanelMillis = 500;
    /** So many readings behind means that MQTT alone will not catch up. */
    static constexpr uint32_t kBacklog = 3;
    /** An acknowledgement lost to a power cut costs as many duplicates; storing each costs flash. */
    static constexpr uint32_t kStoreAcknowledgedEvery = 64;

    explicit MeterApp(const MeterPorts& ports);

    void begin();
    void poll();

    void mqttReady() override;
    void mqttMessage(const MqttMessage& message) override;
    void mqttDelivered(uint32_t token) override;

    Node& node() { return node_; }
    const PzemMeter& pzem() const { return pzem_; }

private:
    void pollMeasuring();
    void takeReading();
    void pollMqtt();
    void startMqtt();
    void publishNext();
    void pollPanel();
    bool takeDue(uint64_t& at, uint32_t everyMillis);

    MeterPorts ports_;
    Node node_;
    PzemMeter pzem_;
    Relay relay_;
    MqttClient mqtt_;
    PanelWriter panel_;
    MeterTopics topics_{""};

    bool measuring_ = false;
    Record newest_;
    bool hasNewest_ = false;
    bool hasEnergy_ = false;

    bool mqttStarted_ = false;
    char mqttHost_[64] = "";
    uint32_t mqttPort_ = 0;
    bool statusDue_ = false;
    bool relayDue_ = false;
    bool energyDue_ = false;
    bool heartbeatDue_ = false;
    uint64_t metricsAtMillis_ = 0;
    uint64_t energyAtMillis_ = 0;
    uint64_t heartbeatAtMillis_ = 0;
    uint64_t panelAtMillis_ = 0;
};

}  // namespace mainswatch
