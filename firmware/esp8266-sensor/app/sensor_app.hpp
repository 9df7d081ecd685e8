#pragma once
#include "acs712/calibration.hpp"
#include "node/node.hpp"

namespace mainswatch {

/** What the sensor has of its chip beside what every node has. */
struct SensorPorts {
    NodePorts node;
    Adc& adc;
    Panel& panel;
};

/**
 * The ESP8266 sensor: true RMS current from an ACS712, apparent power from the mains voltage a person has
 * set, every reading in the journal, signed batches over HTTP. It knows no voltage and so no real power.
 */
class SensorApp final : public Calibrator {
public:
    /** Readings that are worth a connection. */
    static constexpr uint32_t kBatch = 6;
    static constexpr uint32_t kLongestWaitMillis = 60000;
    static constexpr uint32_t kPanelMillis = 1000;

    explicit SensorApp(const SensorPorts& ports);

    void begin();
    void poll();

    Calibrated calibrateZero() override;
    Calibrated calibrateGain(uint32_t knownMilliAmps) override;

    uint32_t clippedReadings() const override { return clipped_; }

    Node& node() { return node_; }
    RmsCurrent current() const { return current_; }

private:
    bool sample();
    void measure();
    bool uploadIsDue();
    void show();
    Acs712Calibration calibration();
    void keep(const Acs712Calibration& calibration);

    SensorPorts ports_;
    Node node_;
    uint16_t samples_[SampleWindow::kSamples] = {};
    RmsCurrent current_{0, false};
    uint32_t clipped_ = 0;
    uint64_t measureAtMillis_ = 0;
    uint64_t emptyAtMillis_ = 0;
    uint64_t panelAtMillis_ = 0;
};

}  // namespace mainswatch
