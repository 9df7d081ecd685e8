#include "pzem/meter.hpp"

namespace mainswatch {

bool PzemMeter::startReading() {
    return start(Purpose::reading, pzemReadRequest(address_));
}

bool PzemMeter::startEnergyReset() {
    return start(Purpose::reset, pzemResetEnergyRequest(address_));
}

bool PzemMeter::startSetAddress(uint8_t newAddress) {
    return newAddress >= 1 && newAddress <= PzemFrame::kLastAddress &&
           start(Purpose::address, pzemSetAddressRequest(address_, newAddress));
}

bool PzemMeter::start(Purpose purpose, const PzemFrame& request) {
    if (busy()) {
        return false;
    }
    purpose_ = purpose;
    request_ = request;
    triesLeft_ = kTries;
    heardAnything_ = false;
    beginTry();
    return true;
}

void PzemMeter::beginTry() {
    triesLeft_--;
    sent_ = 0;
    received_ = 0;
    // An answer that came too late must not be taken for the answer to this request.
    uart_.dropInput();
    step_ = Step::sending;
    stepAtMillis_ = clock_.uptimeMillis();
}

void PzemMeter::poll() {
    const uint64_t elapsed = clock_.uptimeMillis() - stepAtMillis_;
    switch (step_) {
        case Step::idle: return;
        case Step::sending:
            send();
            if (step_ == Step::sending && elapsed >= kAnswerMillis) {
                judge();
            }
            return;
        case Step::waiting:
            listen();
            if (step_ == Step::waiting && elapsed >= kAnswerMillis) {
                judge();
            }
            return;
        case Step::pausing:
            if (elapsed >= kPauseMillis) {
                beginTry();
            }
            return;
    }
}

void PzemMeter::send() {
    sent_ += uart_.write(request_.bytes + sent_, request_.size - sent_);
    if (sent_ == request_.size) {
        step_ = Step::waiting;
        stepAtMillis_ = clock_.uptimeMillis();
    }
}

void PzemMeter::listen() {
    received_ += uart_.read(answer_ + received_, pzemAnswerSize(request_, answer_, received_) - received_);
    if (received_ >= pzemAnswerSize(request_, answer_, received_)) {
        judge();
    }
}

void PzemMeter::judge() {
    heardAnything_ = heardAnything_ || received_ > 0;
    PzemOutcome outcome = pzemCheckAnswer(request_, answer_, received_);
    if (outcome == PzemOutcome::ok && purpose_ == Purpose::reading) {
        outcome = pzemParseReading(answer_, reading_);
    }
    // A refusal is an answer: asking again would bring the same one.
    if (outcome == PzemOutcome::ok || outcome == PzemOutcome::exception || triesLeft_ == 0) {
        finish(outcome);
        return;
    }
    step_ = Step::pausing;
    stepAtMillis_ = clock_.uptimeMillis();
}

void PzemMeter::finish(PzemOutcome outcome) {
    step_ = Step::idle;
    outcome_ = outcome;
    counts_[static_cast<unsigned>(outcome)]++;
    if (heardAnything_) {
        silentExchanges_ = 0;
        mainsSide_ = MainsSide::live;
    } else if (++silentExchanges_ >= kSilentExchangesUntilDead) {
        mainsSide_ = MainsSide::dead;
    }
    if (outcome != PzemOutcome::ok) {
        return;
    }
    if (purpose_ == Purpose::reading) {
        hasReading_ = true;
        readingAtMillis_ = clock_.uptimeMillis();
    } else if (purpose_ == Purpose::address) {
        address_ = request_.bytes[5];
    }
}

}  // namespace mainswatch
