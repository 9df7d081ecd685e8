#include <math.h>
#include <string.h>
#include <unistd.h>

#include "modbus/crc16.hpp"
#include "pace.hpp"
#include "simulator/pty.hpp"
#include "simulator/told.hpp"

using namespace mainswatch;
using namespace mainswatch::simulator;

namespace {

/** A PZEM-004T v3 of any address that measures what its script says and counts energy. */
class SimulatedPzem {
public:
    explicit SimulatedPzem(const Script& script) : script_(script) {}

    void advance(double seconds) {
        scene_ = &script_.at(seconds);
        energyWattSeconds_ += scene_->silent ? 0 : scene_->watts * (seconds - now_);
        if (scene_->counterWattHours >= 0) {
            energyWattSeconds_ = scene_->counterWattHours * 3600;
        }
        now_ = seconds;
    }

    /** The answer to a request, with the script's faults; its size, 0 for none. */
    size_t answer(const uint8_t* request, size_t size, uint8_t* to) {
        answers_++;
        const bool dropped = scene_->silent || isTurn(scene_->dropEvery);
        if (dropped || size < 4) {
            return 0;
        }
        size_t length = request[1] == 4 ? measured(request[0], to) : echoed(request, size, to);
        if (isTurn(scene_->corruptEvery)) {
            to[length / 2] = static_cast<uint8_t>(to[length / 2] ^ 0x10);
        }
        return isTurn(scene_->cutEvery) ? length / 2 : length;
    }

private:
    bool isTurn(unsigned every) const { return every != 0 && answers_ % every == 0; }

    size_t echoed(const uint8_t* request, size_t size, uint8_t* to) {
        energyWattSeconds_ = request[1] == 0x42 ? 0 : energyWattSeconds_;
        memcpy(to, request, size);
        return size;
    }

    size_t measured(uint8_t address, uint8_t* to) const {
        const double amps = scene_->watts / scene_->volts / scene_->factor;
        const uint32_t milliAmps = static_cast<uint32_t>(lround(amps * 1000));
        const uint32_t deciWatts = static_cast<uint32_t>(lround(scene_->watts * 10));
        const uint32_t wattHours = static_cast<uint32_t>(energyWattSeconds_ / 3600);
        const uint32_t words[] = {static_cast<uint32_t>(lround(scene_->volts * 10)),
                                  milliAmps & 0xFFFF,
                                  milliAmps >> 16,
                                  deciWatts & 0xFFFF,
                                  deciWatts >> 16,
                                  wattHours & 0xFFFF,
                                  wattHours >> 16,
                                  static_cast<uint32_t>(lround(scene_->hertz * 10)),
                                  static_cast<uint32_t>(lround(scene_->factor * 100)),
                                  0};
        size_t size = 0;
        to[size++] = address;
        to[size++] = 4;
        to[size++] = 20;
        for (const uint32_t word : words) {
            to[size++] = static_cast<uint8_t>(word >> 8);
            to[size++] = static_cast<uint8_t>(word);
        }
        const uint16_t crc = crc16(to, size);
        to[size++] = static_cast<uint8_t>(crc);
        to[size++] = static_cast<uint8_t>(crc >> 8);
        return size;
    }

    const Script& script_;
    const Scene* scene_ = nullptr;
    double now_ = 0;
    double energyWattSeconds_ = 0;
    unsigned answers_ = 0;
};

}  // namespace

static size_t requestSize(const uint8_t* request, size_t size) {
    return size >= 2 && request[1] == 0x42 ? 4 : 8;
}

int main(int argc, char** argv) {
    Arguments arguments;
    if (!arguments.parse(argc, argv)) {
        return 2;
    }
    Told told(arguments);
    const posix::Pace pace(arguments.speed, arguments.time);
    const int64_t start = pace.micros();
    Pty line(arguments.link);
    SimulatedPzem pzem(told.script());
    told.ready();
    uint8_t request[64];
    uint8_t answer[64];
    size_t size = 0;
    for (;;) {
        told.await(line);
        size += line.read(request + size, sizeof request - size);
        pzem.advance(static_cast<double>(pace.micros() - start) / 1e6);
        if (size < requestSize(request, size)) {
            continue;
        }
        const size_t length = pzem.answer(request, requestSize(request, size), answer);
        // In two pieces, as a slow line delivers it.
        line.write(answer, length / 3);
        if (const uint32_t speed = pace.speed(); speed > 0 && speed < 100) {
            usleep(2000 / speed);
        }
        line.write(answer + length / 3, length - length / 3);
        size = 0;
    }
}
