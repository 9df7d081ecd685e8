#include <stdlib.h>
#include <unistd.h>

#include "check.hpp"
#include "clock/calendar.hpp"
#include "process/child.hpp"
#include "process/server.hpp"

using namespace mainswatch;
using namespace mainswatch::testing;

static constexpr int kSpeed = 40;

namespace {

/** The sensor's program with its simulated converter, in a folder of its own, against our server. */
struct World {
    std::string folder = makeFolder();
    Server server{kSpeed};
    Child converter{{program("sim-adc"), folder + "/adc", "--speed", std::to_string(kSpeed)}};
    Child sensor{{"/bin/sh", "-c", "while [ ! -e " + folder + "/adc ]; do sleep 0.05; done; exec " + device()}};

    ~World() {
        sensor.kill();
        converter.kill();
        if (system(("rm -rf " + folder).c_str()) != 0) {
            CHECK(false);
        }
    }

    static std::string makeFolder() {
        char name[] = "/tmp/mainswatch-XXXXXX";
        return mkdtemp(name);
    }
    static std::string program(const char* name) {
        const char* folder = getenv("PROGRAMS");
        return std::string(folder != nullptr ? folder : "build/host") + "/" + name;
    }
    std::string device() const {
        return program("sensor") + " --home " + folder + "/home --device " + folder + "/adc --server 127.0.0.1" +
               " --ingest-port " + std::to_string(server.port()) + " --speed " + std::to_string(kSpeed) + " --claim " +
               Server::kClaim;
    }
    /** Serves until `count` records are stored, or for 20 s. */
    bool awaitRecords(size_t count) {
        for (int i = 0; i < 200 && server.records.size() < count; i++) {
            server.serve(100);
        }
        return server.records.size() >= count;
    }
    void checkRecords() {
        std::string before;
        uint32_t expected = 1;
        for (const auto& [seq, record] : server.records) {
            CHECK_EQUAL(seq, expected);
            CHECK(record.at.empty() || record.at >= before);
            before = record.at.empty() ? before : record.at;
            expected = seq + 1;
        }
        TextOf<32> now;
        addInstant(now, static_cast<uint64_t>(server.nowMillis()) / 100 + 10);
        CHECK(before < now.c_str());
    }
};

}  // namespace

TEST("a device with a claim code registers, learns the time and streams signed readings") {
    World world;
    CHECK(world.awaitRecords(20));
    CHECK_EQUAL(world.server.refused, 0);
    CHECK(world.server.facts.find("\"firmware\":\"0.1.0\",\"start\":{\"boot\":1,\"reason\":\"power\"}") == 1);
    CHECK(world.server.registrations >= 1);
    world.checkRecords();
}

TEST("killed at random points of an outage and restarted with no clock, it delivers every record once") {
    World world;
    CHECK(world.awaitRecords(10));
    world.server.goDown();
    srand(4);
    for (int kill = 0; kill < 6; kill++) {
        world.server.serve(400 + rand() % 700);
        world.sensor.kill();
        world.sensor.start();
    }
    world.server.serve(1500);
    const size_t before = world.server.records.size();
    world.server.goUp();
    CHECK(world.awaitRecords(before + 30));
    CHECK_EQUAL(world.server.lost, 0);
    world.checkRecords();
}

TEST("when answers are lost the records come again and are known") {
    World world;
    CHECK(world.awaitRecords(6));
    world.server.losesAnswers = 2;
    CHECK(world.awaitRecords(40));
    unsigned twice = 0;
    for (const auto& [seq, record] : world.server.records) {
        twice += record.times > 1 ? 1 : 0;
    }
    CHECK(twice > 0);
    CHECK_EQUAL(world.server.refused, 0);
    world.checkRecords();
}
