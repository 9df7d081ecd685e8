#include "mqtt/assembler.hpp"

namespace mainswatch {

void MqttAssembler::reset() {
    step_ = Step::first;
    received_ = 0;
}

size_t MqttAssembler::wanted() const {
    switch (step_) {
        case Step::first:
        case Step::length: return 1;
        case Step::body: return bodySize_ - received_;
        case Step::passing: return bodySize_ - received_ < kLargestBody ? bodySize_ - received_ : kLargestBody;
        case Step::complete: return 0;
    }
    return 0;
}

uint8_t* MqttAssembler::room() {
    if (step_ == Step::body) {
        return body_ + received_;
    }
    return step_ == Step::passing ? body_ : &one_;
}

bool MqttAssembler::take(size_t size) {
    if (size == 0) {
        return true;
    }
    switch (step_) {
        case Step::first:
            first_ = one_;
            lengthBytes_ = 0;
            bodySize_ = 0;
            received_ = 0;
            step_ = Step::length;
            return true;
        case Step::length: return takeLength(one_);
        case Step::body:
        case Step::passing:
            received_ += size;
            if (received_ >= bodySize_) {
                oversized_ += step_ == Step::passing ? 1 : 0;
                step_ = step_ == Step::body ? Step::complete : Step::first;
            }
            return true;
        case Step::complete: return false;
    }
    return false;
}

bool MqttAssembler::takeLength(uint8_t byte) {
    bodySize_ |= static_cast<size_t>(byte & 0x7FU) << (7 * lengthBytes_);
    lengthBytes_++;
    if ((byte & 0x80U) != 0) {
        return lengthBytes_ < 4;
    }
    if (bodySize_ == 0) {
        step_ = Step::complete;
    } else {
        step_ = bodySize_ <= kLargestBody ? Step::body : Step::passing;
    }
    return true;
}

}  // namespace mainswatch
