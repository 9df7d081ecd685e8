#pragma once
#include <stddef.h>
#include <stdint.h>

namespace mainswatch {

/** Cuts the byte stream from the broker into packets. One that is too large to keep is let pass and counted. */
class MqttAssembler {
public:
    static constexpr size_t kLargestBody = 1280;

    void reset();
    /** How many of the next bytes to read at most; never beyond the packet begun. */
    size_t wanted() const;
    uint8_t* room();
    /** `size` bytes were put at `room()`. False when the stream is no MQTT: close the connection. */
    bool take(size_t size);

    bool complete() const { return step_ == Step::complete; }
    uint8_t first() const { return first_; }
    const uint8_t* body() const { return body_; }
    size_t bodySize() const { return bodySize_; }
    /** Begins the next packet. */
    void next() { step_ = Step::first; }
    uint32_t oversized() const { return oversized_; }

private:
    enum class Step : uint8_t { first, length, body, passing, complete };

    bool takeLength(uint8_t byte);

    Step step_ = Step::first;
    uint8_t first_ = 0;
    uint8_t one_ = 0;
    unsigned lengthBytes_ = 0;
    size_t bodySize_ = 0;
    size_t received_ = 0;
    uint32_t oversized_ = 0;
    uint8_t body_[kLargestBody] = {};
};

}  // namespace mainswatch
