#include "check.hpp"
#include "fakes/fakes.hpp"
#include "modbus/crc16.hpp"
#include "pzem/frame.hpp"
#include "pzem/meter.hpp"

using namespace mainswatch;
using namespace mainswatch::testing;

static const char* const kSheetAnswer = "010414 08D1 006C0000 00F40000 00260000 01F4 0064 0000 5134";

/** With a correct CRC behind it. */
static std::string closed(std::string frame) {
    const uint16_t crc = crc16(reinterpret_cast<const uint8_t*>(frame.data()), frame.size());
    frame += static_cast<char>(crc & 0xFF);
    return frame + static_cast<char>(crc >> 8);
}

static std::string bytesOf(const PzemFrame& frame) {
    return std::string(reinterpret_cast<const char*>(frame.bytes), frame.size);
}

TEST("PZEM requests are byte for byte those of the data sheet") {
    CHECK(bytesOf(pzemReadRequest(1)) == fromHex("010400 00000A 700D"));
    CHECK(bytesOf(pzemReadRequest(0xF8)) == fromHex("F80400 00000A 6464"));
    CHECK(bytesOf(pzemResetEnergyRequest(1)) == fromHex("01428011"));
    CHECK(bytesOf(pzemResetEnergyRequest(0xF8)) == fromHex("F842C241"));
    CHECK(bytesOf(pzemSetAddressRequest(0xF8, 1)) == fromHex("F80600020001FDA3"));
}

namespace {

struct Bench {
    FakeClock clock;
    FakeUart uart;
    PzemMeter meter{uart, clock, 1};

    void run() {
        for (int i = 0; i < 10000 && meter.busy(); i++) {
            meter.poll();
            clock.now += 5;
        }
    }
    PzemOutcome read(const std::string& answer) {
        for (unsigned i = 0; i < PzemMeter::kTries; i++) {
            uart.answers.push_back(answer);
        }
        meter.startReading();
        run();
        uart.answers.clear();
        return meter.outcome();
    }
};

}  // namespace

TEST("the meter reads the data sheet's example exactly") {
    Bench bench;
    CHECK(bench.read(fromHex(kSheetAnswer)) == PzemOutcome::ok);
    const PzemReading& reading = bench.meter.reading();
    CHECK_EQUAL(reading.voltageDeciVolts, 2257);
    CHECK_EQUAL(reading.currentMilliAmps, 108);
    CHECK_EQUAL(reading.powerDeciWatts, 244);
    CHECK_EQUAL(reading.energyWattHours, 38);
    CHECK_EQUAL(reading.frequencyDeciHertz, 500);
    CHECK_EQUAL(reading.powerFactorPercent, 100);
    CHECK(!reading.alarm);
}

TEST("a 32-bit value has its low word first") {
    Bench bench;
    CHECK(bench.read(closed(fromHex("010414 08D1 86A00001 11700001 00020003 01F4 0064 FFFF"))) == PzemOutcome::ok);
    CHECK_EQUAL(bench.meter.reading().currentMilliAmps, 100000);
    CHECK_EQUAL(bench.meter.reading().powerDeciWatts, 70000);
    CHECK_EQUAL(bench.meter.reading().energyWattHours, 196610);
    CHECK(bench.meter.reading().alarm);
}

TEST("each way an exchange can fail has its own name") {
    Bench bench;
    const std::string good = fromHex(kSheetAnswer);
    std::string flipped = good;
    flipped[4] = static_cast<char>(flipped[4] ^ 1);
    CHECK(bench.read("") == PzemOutcome::timeout);
    CHECK(bench.read(good.substr(0, 10)) == PzemOutcome::tooShort);
    CHECK(bench.read(flipped) == PzemOutcome::badCrc);
    CHECK(bench.read(closed(fromHex("020414 08D1 006C0000 00F40000 00260000 01F4 0064 0000"))) ==
          PzemOutcome::wrongAddress);
    CHECK(bench.read(closed(fromHex("010414 FFFF 006C0000 00F40000 00260000 01F4 0064 0000"))) ==
          PzemOutcome::outOfRange);
    CHECK(bench.read(closed(fromHex("010314 08D1 006C0000 00F40000 00260000 01F4 0064 0000"))) ==
          PzemOutcome::wrongFunction);
    CHECK(bench.read(closed(fromHex("018404"))) == PzemOutcome::exception);
    CHECK(!bench.meter.hasReading());
}

TEST("a failed try is repeated twice, an exception is not") {
    Bench bench;
    bench.read("");
    CHECK_EQUAL(bench.uart.written.size(), 3 * 8);
    bench.uart.written.clear();
    bench.read(closed(fromHex("018404")));
    CHECK_EQUAL(bench.uart.written.size(), 8);
}

TEST("the second try can succeed") {
    Bench bench;
    bench.uart.answers = {"", fromHex(kSheetAnswer)};
    bench.meter.startReading();
    bench.run();
    CHECK(bench.meter.outcome() == PzemOutcome::ok);
    CHECK_EQUAL(bench.uart.written.size(), 16);
}

TEST("an answer that came too late is not taken for the next one") {
    Bench bench;
    bench.uart.input = closed(fromHex("010414 0898 006C0000 00F40000 00260000 01F4 0064 0000"));
    CHECK(bench.read(fromHex(kSheetAnswer)) == PzemOutcome::ok);
    CHECK_EQUAL(bench.meter.reading().voltageDeciVolts, 2257);
}

TEST("silence means dead mains only after three exchanges, and one byte ends it") {
    Bench bench;
    CHECK(bench.meter.mainsSide() == MainsSide::unknown);
    bench.read(fromHex(kSheetAnswer));
    CHECK(bench.meter.mainsSide() == MainsSide::live);
    bench.read("");
    bench.read("");
    CHECK(bench.meter.mainsSide() == MainsSide::live);
    bench.read("");
    CHECK(bench.meter.mainsSide() == MainsSide::dead);
    CHECK(bench.meter.hasReading());
    bench.read("x");
    CHECK(bench.meter.mainsSide() == MainsSide::live);
}

TEST("the energy reset is confirmed by its echo") {
    Bench bench;
    bench.uart.requestSize = 4;
    bench.uart.answers = {fromHex("01428011")};
    CHECK(bench.meter.startEnergyReset());
    CHECK(!bench.meter.startReading());
    bench.run();
    CHECK(bench.meter.outcome() == PzemOutcome::ok);
}

TEST("a module that got a new address is asked under it from then on") {
    Bench bench;
    CHECK(!bench.meter.startSetAddress(0) && !bench.meter.startSetAddress(0xF8));
    bench.uart.answers = {closed(fromHex("010600020005"))};
    bench.meter.startSetAddress(5);
    bench.run();
    CHECK(bench.meter.outcome() == PzemOutcome::ok);
    CHECK_EQUAL(bench.meter.address(), 5);
}
