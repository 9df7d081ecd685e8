#include "app/sensor_app.hpp"

namespace mainswatch {

SensorApp::SensorApp(const SensorPorts& ports)
    : ports_(ports), node_(ports.node, SettingField::Form::sensor, this) {}

void SensorApp::begin() {
    node_.begin();
}

void SensorApp::poll() {
    const uint64_t now = ports_.node.clock.uptimeMillis();
    // The converter and the radio share the chip: a burst in the middle of an exchange costs the connection.
    if (now >= measureAtMillis_ && !node_.radioIsBusy()) {
        measureAtMillis_ = now + node_.settings().metricsMillis;
        measure();
    }
    node_.poll(uploadIsDue());
    if (now >= panelAtMillis_) {
        panelAtMillis_ = now + kPanelMillis;
        show();
    }
}

bool SensorApp::uploadIsDue() {
    const uint64_t now = ports_.node.clock.uptimeMillis();
    const uint32_t pending = node_.journal().pending();
    if (pending == 0) {
        emptyAtMillis_ = now;
    }
    return pending >= (node_.isAttended() ? 1 : kBatch) || now - emptyAtMillis_ >= kLongestWaitMillis;
}

bool SensorApp::sample() {
    return ports_.adc.sampleWindow(samples_, SampleWindow::kSamples, SampleWindow::kSpacingMicros) ==
           SampleWindow::kSamples;
}

void SensorApp::measure() {
    if (!sample()) {
        return;
    }
    const bool wasClipped = current_.clipped;
    current_ = rmsCurrent(samples_, SampleWindow::kSamples, calibration());
    clipped_ += current_.clipped ? 1 : 0;
    if (current_.clipped && !wasClipped) {
        node_.factsChanged();
    }
    Record record;
    record.currentMilliAmps = current_.milliAmps;
    record.clipped = current_.clipped;
    // 0.1 V × mA = 0.1 mVA; of that a thousand are 0.1 VA.
    record.powerDeciWatts = (current_.milliAmps * node_.settings().mainsDeciVolts + 500) / 1000;
    node_.append(record);
}

Acs712Calibration SensorApp::calibration() {
    const Settings& settings = node_.settings();
    return {settings.microAmpsPerCount, settings.zeroSixteenths, settings.noiseSquare};
}

void SensorApp::keep(const Acs712Calibration& calibration) {
    Settings& settings = node_.editableSettings();
    settings.microAmpsPerCount = calibration.microAmpsPerCount;
    settings.zeroSixteenths = calibration.zeroSixteenths;
    settings.noiseSquare = calibration.noiseSquare;
    node_.saveSettings();
}

Calibrated SensorApp::calibrateZero() {
    Acs712Calibration changed = calibration();
    const Calibrated outcome = sample() ? mainswatch::calibrateZero(samples_, SampleWindow::kSamples, changed)
                                        : Calibrated::noSamples;
    if (outcome == Calibrated::done) {
        keep(changed);
    }
    return outcome;
}

Calibrated SensorApp::calibrateGain(uint32_t knownMilliAmps) {
    Acs712Calibration changed = calibration();
    const Calibrated outcome =
        sample() ? mainswatch::calibrateGain(samples_, SampleWindow::kSamples, knownMilliAmps, changed)
                 : Calibrated::noSamples;
    if (outcome == Calibrated::done) {
        keep(changed);
    }
    return outcome;
}

void SensorApp::show() {
    TextOf<48> line;
    line.addDecimal(current_.milliAmps, 3).add(current_.clipped ? " A or more" : " A");
    ports_.panel.line(0, line.c_str());
    line.clear();
    line.add(node_.isOnline() ? "online" : "offline").add(", kept ").addUnsigned(node_.journal().pending());
    ports_.panel.line(1, line.c_str());
    line.clear();
    if (node_.station().portalIsOpen()) {
        line.add(node_.station().portalName()).add(" key ").add(node_.portalPassword());
    }
    ports_.panel.line(2, line.c_str());
}

}  // namespace mainswatch
