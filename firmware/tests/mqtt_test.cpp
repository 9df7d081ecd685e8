#include <string.h>

#include <vector>

#include "check.hpp"
#include "fakes/fakes.hpp"
#include "mqtt/client.hpp"

using namespace mainswatch;
using namespace mainswatch::testing;

namespace {

struct Heard final : MqttListener {
    unsigned readies = 0;
    std::vector<std::string> messages;
    std::vector<uint32_t> delivered;

    void mqttReady() override { readies++; }
    void mqttMessage(const MqttMessage& message) override {
        messages.push_back(std::string(message.topic, message.topicSize) + (message.retained ? " kept " : " ") +
                           std::string(reinterpret_cast<const char*>(message.payload), message.payloadSize));
    }
    void mqttDelivered(uint32_t token) override { delivered.push_back(token); }
};

struct Bench {
    FakeClock clock;
    FakeConn conn;
    Heard heard;
    MqttClient client{conn, clock, heard, 1};

    void start() {
        client.subscribe("dev/D/relay/commands");
        client.start({"broker", 1883, false}, {"D", "D", "secret", "dev/D/status", "Offline"});
        pass(1);
    }
    void pass(uint64_t millis) {
        for (uint64_t i = 0; i < millis; i += 10) {
            client.poll();
            client.poll();
            clock.now += 10;
        }
    }
    void answer(const char* hex) {
        conn.incoming += fromHex(hex);
        pass(10);
    }
    void becomeReady() {
        start();
        answer("20020000");
        conn.takeSent();
        answer("9003000101");
    }
};

}  // namespace

TEST("CONNECT carries identity, clean session and the retained last will, as the standard has it") {
    Bench bench;
    bench.start();
    CHECK_TEXT(toHex(bench.conn.takeSent()).c_str(),
               "102f"
               "00044d51545404ee001e"
               "000144"
               "000c6465762f442f737461747573"
               "00074f66666c696e65"
               "000144"
               "0006736563726574");
}

TEST("after CONNACK it subscribes at QoS 1 and only then is ready") {
    Bench bench;
    bench.start();
    bench.conn.takeSent();
    bench.answer("20020000");
    CHECK_TEXT(toHex(bench.conn.takeSent()).c_str(), "8219000100146465762f442f72656c61792f636f6d6d616e647301");
    CHECK(!bench.client.ready());
    bench.answer("9003000101");
    CHECK(bench.client.ready());
    CHECK_EQUAL(bench.heard.readies, 1);
}

TEST("wrong credentials are told apart and tried again ever more slowly") {
    Bench bench;
    bench.start();
    bench.answer("20020005");
    CHECK_EQUAL(bench.client.refusal(), 5);
    CHECK(bench.conn.now == Conn::State::closed);
    bench.pass(300000);
    CHECK(bench.conn.opens > 5 && bench.conn.opens < 40);
}

TEST("a message is delivered when its PUBACK has come, and not before") {
    Bench bench;
    bench.becomeReady();
    CHECK(bench.client.publish("a", "hi", 2, true, 77));
    bench.pass(10);
    CHECK_TEXT(toHex(bench.conn.takeSent()).c_str(), "33070001610002" "6869");
    CHECK(!bench.client.canPublish());
    bench.answer("40020009");
    CHECK_EQUAL(bench.heard.delivered.size(), 0);
    bench.answer("40020002");
    CHECK_EQUAL(bench.heard.delivered.size(), 1);
    CHECK_EQUAL(bench.heard.delivered[0], 77);
    CHECK(bench.client.canPublish());
}

TEST("without a PUBACK it is repeated with the DUP flag, then over a new connection") {
    Bench bench;
    bench.becomeReady();
    bench.client.publish("a", "hi", 2, false, 1);
    bench.pass(10);
    bench.conn.takeSent();
    bench.pass(MqttClient::kRepeatMillis);
    CHECK_TEXT(toHex(bench.conn.takeSent()).c_str(), "3a070001610002" "6869");
    bench.pass(4 * MqttClient::kRepeatMillis);
    CHECK(bench.conn.opens >= 2);
    bench.answer("20020000");
    bench.conn.takeSent();
    bench.answer("9003000301");
    CHECK_TEXT(toHex(bench.conn.takeSent()).c_str(), "3a070001610002" "6869");
}

TEST("a message at QoS 1 is acknowledged and handed on with its retain flag") {
    Bench bench;
    bench.becomeReady();
    bench.conn.takeSent();
    bench.answer("331D 0014 6465762f442f72656c61792f636f6d6d616e6473 0007 52454C4159");
    CHECK_EQUAL(bench.heard.messages.size(), 1);
    CHECK_TEXT(bench.heard.messages[0].c_str(), "dev/D/relay/commands kept RELAY");
    CHECK_TEXT(toHex(bench.conn.takeSent()).c_str(), "40020007");
}

TEST("it pings when idle and gives up a broker that has gone silent") {
    Bench bench;
    bench.becomeReady();
    bench.conn.takeSent();
    bench.pass(16000);
    CHECK_TEXT(toHex(bench.conn.takeSent()).c_str(), "c000");
    bench.pass(45000);
    CHECK(bench.conn.opens >= 2);
}

TEST("a packet too large to keep is let pass and the next one is read") {
    Bench bench;
    bench.becomeReady();
    bench.conn.incoming += fromHex("30 B817 0001 62");
    bench.conn.incoming += std::string(3000 - 3, 'x');
    bench.answer("3004 0001 61 21");
    CHECK_EQUAL(bench.heard.messages.size(), 1);
    CHECK_TEXT(bench.heard.messages[0].c_str(), "a !");
}

TEST("a length of five bytes is no MQTT") {
    Bench bench;
    bench.becomeReady();
    bench.answer("30FFFFFFFF01");
    CHECK(bench.conn.now == Conn::State::closed);
}

TEST("a broker that takes only a few bytes at a time gets everything in order") {
    Bench bench;
    bench.conn.room = 3;
    bench.start();
    bench.pass(500);
    CHECK_EQUAL(bench.conn.takeSent().size(), 49);
}

TEST("when the network is gone the connection is forgotten without a goodbye, and made anew at once afterwards") {
    Bench bench;
    bench.becomeReady();
    bench.client.publish("a", "hi", 2, false, 1);
    bench.conn.takeSent();
    bench.client.drop();
    CHECK(bench.conn.now == Conn::State::closed && !bench.client.ready());
    CHECK(bench.conn.takeSent().empty());
    bench.pass(20);
    bench.answer("20020000");
    bench.conn.takeSent();
    bench.answer("9003000301");
    CHECK_TEXT(toHex(bench.conn.takeSent()).c_str(), "3a070001610002" "6869");
}

TEST("stopping says goodbye, so that the will is not spoken") {
    Bench bench;
    bench.becomeReady();
    bench.conn.takeSent();
    bench.client.stop();
    CHECK_TEXT(toHex(bench.conn.takeSent()).c_str(), "e000");
}
