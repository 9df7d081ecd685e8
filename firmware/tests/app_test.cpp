#include <string.h>

#include <memory>

#include "app/meter_app.hpp"
#include "app/sensor_app.hpp"
#include "check.hpp"
#include "fakes/fakes.hpp"

using namespace mainswatch;
using namespace mainswatch::testing;

namespace {

/** A chip that survives what its device program does not. */
struct Chip {
    FakeClock clock;
    FakeNetwork network;
    FakeStore store;
    FakeBoard board;
    FakeFlash flash{256, 16};
    FakeConn http;
    FakeListener portalHttp;
    FakeDatagrams portalDns;
    FakeDatagrams mdns;
    FakePanel panel;

    NodePorts ports() { return {clock, network, store, board, flash, http, portalHttp, portalDns, mdns}; }
    void keep(const char* key, const std::string& value) { store.put(key, value.data(), value.size()); }
};

struct FakeAdc final : Adc {
    uint16_t high = 512;
    uint16_t low = 512;
    bool busy = false;

    size_t sampleWindow(uint16_t* samples, size_t size, uint32_t) override {
        for (size_t i = 0; i < size; i++) {
            samples[i] = i % 80 < 40 ? high : low;
        }
        return busy ? 0 : size;
    }
};

struct SensorBench : Chip {
    FakeAdc adc;
    std::unique_ptr<SensorApp> app;

    void start() {
        app = std::make_unique<SensorApp>(SensorPorts{ports(), adc, panel});
        app->begin();
    }
    void pass(uint64_t millis) {
        for (uint64_t i = 0; i < millis; i += 50) {
            app->poll();
            clock.now += 50;
        }
    }
};

struct MeterBench : Chip {
    FakeUart uart;
    FakeConn mqtt;
    std::unique_ptr<MeterApp> app;

    void start() {
        app = std::make_unique<MeterApp>(MeterPorts{ports(), uart, mqtt, panel});
        app->begin();
    }
    void pass(uint64_t millis) {
        for (uint64_t i = 0; i < millis; i += 20) {
            if (uart.answers.empty()) {
                uart.answers.push_back(fromHex("01041408D1006C000000F4000000260000 01F4006400005134"));
            }
            app->poll();
            clock.now += 20;
        }
    }
};

}  // namespace

TEST("a sensor keeps its readings while it has no network, and numbers them on after a restart") {
    SensorBench bench;
    bench.adc.high = 580;
    bench.adc.low = 444;
    bench.start();
    bench.pass(30000);
    const uint32_t kept = bench.app->node().journal().pending();
    CHECK_EQUAL(kept, 6);
    bench.start();
    bench.pass(10000);
    CHECK_EQUAL(bench.app->node().journal().pending(), kept + 2);
    CHECK_EQUAL(bench.app->node().boot(), 2);
}

TEST("a sensor's calibration is kept and used") {
    SensorBench bench;
    bench.adc.high = bench.adc.low = 530;
    bench.start();
    CHECK(bench.app->calibrateZero() == Calibrated::done);
    bench.adc.high = 530 + 68;
    bench.adc.low = 530 - 68;
    CHECK(bench.app->calibrateGain(5000) == Calibrated::done);
    bench.start();
    bench.pass(100);
    CHECK_EQUAL(bench.app->current().milliAmps, 5000);
}

TEST("an order is carried out, remembered with its outcome, and told with what it changed") {
    SensorBench bench;
    bench.adc.high = bench.adc.low = 530;
    bench.start();
    Node& node = bench.app->node();
    node.carryOut({3, Order::Step::zero, 0});
    node.carryOut({4, Order::Step::mains, 2412});
    bench.adc.high = 531;
    node.carryOut({5, Order::Step::gain, 5000});
    bench.start();
    CHECK_EQUAL(bench.app->node().handledOrder(), 5);
    TextOf<600> facts;
    bench.app->node().addFacts(facts);
    CHECK_TEXT(facts.c_str(),
               "{\"firmware\":\"0.1.0\",\"start\":{\"boot\":2,\"reason\":\"power\"},\"freeMemoryBytes\":21000,"
               "\"journal\":{\"pending\":0,\"capacity\":112,\"refused\":0},\"intervals\":{\"metrics\":5000,\"energy\":60000},"
               "\"calibration\":{\"microAmpsPerCount\":74054,\"zeroSixteenths\":8480,\"noiseSquare\":0,\"mainsDeciVolts\":2412,"
               "\"clipped\":0},\"order\":{\"number\":5,\"outcome\":\"too-small\"}}");
}

TEST("for five minutes after an order a person is taken to be looking") {
    SensorBench bench;
    bench.start();
    CHECK(!bench.app->node().isAttended());
    bench.app->node().carryOut({1, Order::Step::zero, 0});
    bench.pass(Node::kAttendedMillis - 1000);
    CHECK(bench.app->node().isAttended());
    bench.pass(2000);
    CHECK(!bench.app->node().isAttended());
}

TEST("a meter has nothing to calibrate and says so") {
    MeterBench bench;
    bench.start();
    bench.app->node().carryOut({1, Order::Step::mains, 2412});
    TextOf<600> facts;
    bench.app->node().addFacts(facts);
    CHECK(strstr(facts.c_str(), "\"calibration\"") == nullptr);
    CHECK(strstr(facts.c_str(), "\"order\":{\"number\":1,\"outcome\":\"not-here\"}") != nullptr);
    CHECK_EQUAL(bench.app->node().settings().mainsDeciVolts, 2300);
}

TEST("a busy converter costs a reading and invents none") {
    SensorBench bench;
    bench.adc.busy = true;
    bench.start();
    bench.pass(20000);
    CHECK_EQUAL(bench.app->node().journal().pending(), 0);
    CHECK(bench.app->calibrateZero() == Calibrated::noSamples);
}

TEST("the access point has a key of eight characters, made once") {
    SensorBench bench;
    bench.start();
    bench.pass(1000);
    CHECK(bench.network.accessPoint);
    CHECK_EQUAL(bench.network.accessPointPassword.size(), 8);
    const std::string first = bench.network.accessPointPassword;
    bench.start();
    bench.pass(1000);
    CHECK(bench.network.accessPointPassword == first);
}

TEST("ten seconds on the button erase settings and readings and start over") {
    SensorBench bench;
    bench.keep("ssid", "home");
    bench.start();
    bench.pass(20000);
    bench.board.button = true;
    bench.pass(11000);
    CHECK_EQUAL(bench.board.restarts, 1);
    CHECK(bench.store.values.empty());
    bench.board.button = false;
    bench.start();
    CHECK_EQUAL(bench.app->node().journal().pending(), 0);
    CHECK_TEXT(bench.app->node().settings().ssid, "");
}

TEST("a meter sets its relay before anything else, as it was told to start") {
    MeterBench bench;
    const uint32_t on = 1;
    bench.store.put("relayAtStart", &on, sizeof on);
    bench.start();
    CHECK(bench.board.relay);
    CHECK_EQUAL(bench.board.switches, 1);
}

TEST("a meter without its broker keeps every reading and sends them by HTTP") {
    MeterBench bench;
    bench.keep("ssid", "home");
    bench.keep("serverHost", "server.example");
    bench.keep("deviceId", "M1");
    bench.keep("secret", "meter-secret");
    bench.mqtt.refuses = true;
    bench.network.up = true;
    bench.start();
    bench.pass(21000);
    CHECK(bench.app->node().journal().pending() >= 4);
    CHECK(bench.http.sent.find("GET /v1/time ") == 0);
    CHECK(bench.http.host == "server.example");
}

TEST("a meter's answer that never comes makes no reading, and the display says so") {
    MeterBench bench;
    bench.start();
    bench.uart.answers.assign(100, "");
    bench.pass(30000);
    CHECK_EQUAL(bench.app->node().journal().pending(), 0);
    CHECK(bench.panel.rows[0] == "NO MAINS");
}
