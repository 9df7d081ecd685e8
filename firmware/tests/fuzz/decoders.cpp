#include "fuzz/decoders.hpp"

#include <stdlib.h>
#include <string.h>

#include "fakes/fakes.hpp"
#include "http/client.hpp"
#include "journal/journal.hpp"
#include "mdns/lookup.hpp"
#include "mqtt/client.hpp"
#include "portal/dns.hpp"
#include "portal/portal.hpp"
#include "pzem/frame.hpp"
#include "relay/relay.hpp"
#include "settings/remote_config.hpp"
#include "text/json_reader.hpp"
#include "upload/answers.hpp"
#include "upload/batch.hpp"
#include "upload/order.hpp"

namespace mainswatch::testing {

void require(bool promise) {
    if (!promise) {
        abort();
    }
}

static const char* chars(const uint8_t* bytes) {
    return reinterpret_cast<const char*>(bytes);
}

static void feedPzem(const uint8_t* bytes, size_t size) {
    PzemReading reading{};
    const PzemFrame request = pzemReadRequest(1);
    if (pzemCheckAnswer(request, bytes, size) == PzemOutcome::ok &&
        pzemParseReading(bytes, reading) == PzemOutcome::ok) {
        require(reading.voltageDeciVolts <= 3000 && reading.powerFactorPercent <= 100);
    }
    pzemCheckAnswer(pzemResetEnergyRequest(0xF8), bytes, size);
}

static void feedJson(const uint8_t* bytes, size_t size) {
    JsonReader json(chars(bytes), size);
    for (size_t i = 0;; i++) {
        const JsonReader::Token token = json.next();
        if (token == JsonReader::Token::end || token == JsonReader::Token::error) {
            break;
        }
        require(i <= size);  // each token takes a byte at the least
        char text[16];
        uint64_t number = 0;
        if (token == JsonReader::Token::string) {
            json.copyString(text, sizeof text);
        } else if (token == JsonReader::Token::number) {
            json.wholeNumber(100, number);
            require(number <= 100);
        }
    }
}

static void feedAnswers(const uint8_t* bytes, size_t size) {
    BatchAnswer answer;
    Settings settings;
    uint64_t number = 0;
    parseBatchAnswer(chars(bytes), size, answer);
    parseTopNumber(chars(bytes), size, "seq", number);
    parseRegistration(chars(bytes), size, settings);
    Order order;
    if (parseOrder(chars(bytes), size, order)) {
        require(order.number > 0 && order.value <= 30000);
    }
    applyRemoteConfig(chars(bytes), size, settings);
    require(settings.metricsMillis >= 1000 && settings.metricsMillis <= 3600000);
    bool on = false;
    parseRelayCommand(bytes, size, on);
}

namespace {

struct Deaf final : MqttListener {
    void mqttReady() override {}
    void mqttMessage(const MqttMessage& message) override {
        uint32_t sum = 0;
        for (size_t i = 0; i < message.payloadSize; i++) {
            sum += message.payload[i];
        }
        for (size_t i = 0; i < message.topicSize; i++) {
            sum += static_cast<uint8_t>(message.topic[i]);
        }
        require(sum < 0xFFFFFFFF);
    }
    void mqttDelivered(uint32_t) override {}
};

struct FormHost final : PortalHost {
    Settings kept;
    Settings scratch;
    const Settings& settings() override { return kept; }
    Settings& draft() override { return scratch; }
    SettingField::Form form() override { return SettingField::Form::sensor; }
    void save(const Settings& settings) override { kept = settings; }
    Calibrated calibrateZero() override { return Calibrated::done; }
    Calibrated calibrateGain(uint32_t) override { return Calibrated::done; }
    bool joined() override { return false; }
    void addStatus(Text&) override {}
};

}  // namespace

static void feedMqtt(const uint8_t* bytes, size_t size) {
    FakeClock clock;
    FakeConn conn;
    Deaf listener;
    MqttClient client(conn, clock, listener, 1);
    client.subscribe("a");
    client.start({"b", 1883, false}, {});
    client.poll();
    client.poll();
    conn.incoming.assign(chars(bytes), size);
    for (int i = 0; i < 20; i++) {
        client.poll();
        client.publish("t", "x", 1, false, 1);
        clock.now += 100;
    }
}

static void feedHttp(const uint8_t* bytes, size_t size) {
    HttpResponse response;
    response.reset();
    for (size_t i = 0; i < size && !response.complete() && response.take(chars(bytes)[i]); i++) {
    }
    response.takeEnd();
    require(response.bodySize() <= HttpResponse::kKept && response.status() <= 599);
}

static void feedPortal(const uint8_t* bytes, size_t size) {
    PortalRequest request;
    request.reset();
    for (size_t i = 0; i < size && !request.complete() && request.take(chars(bytes)[i]); i++) {
    }
    if (request.complete()) {
        FormHost host;
        static char page[4096];
        Text text(page, sizeof page);
        answerPortal(request, host, text);
        require(text.size() > 20 && !text.overflowed());
    }
}

static void feedNames(const uint8_t* bytes, size_t size) {
    uint8_t answer[280];
    require(answerDns(bytes, size, Portal::kAddress, answer, sizeof answer) <= size + 16);
    uint32_t address = 0;
    mdnsParseAnswer(bytes, size, "mainswatch.local", address);
}

static void feedFlash(const uint8_t* bytes, size_t size) {
    FakeFlash flash(128, 12);
    memcpy(flash.bytes.data(), bytes, size < flash.bytes.size() ? size : flash.bytes.size());
    Journal journal(flash);
    journal.mount();
    static char body[2048];
    Text text(body, sizeof body);
    buildBatch(text, journal, 32);
    for (int i = 0; i < 40; i++) {
        Record record;
        record.boot = 1;
        journal.append(record);
    }
    journal.storeAcknowledged();
}

static void feedSettings(const uint8_t* bytes, size_t size) {
    FakeStore store;
    size_t count = 0;
    const SettingField* fields = settingFields(count);
    for (size_t i = 0; i < count; i++) {
        const size_t part = size / count;
        store.put(fields[i].key, bytes + i * part, part);
    }
    const Settings settings = loadSettings(store);
    for (size_t i = 0; i < count; i++) {
        require(fields[i].kind == SettingField::Kind::number || strlen(fields[i].textIn(settings)) <= fields[i].most);
    }
}

static const Decoder kDecoders[] = {
    {"PZEM answer", feedPzem, "0x01041408d1006c000000f400000026000001f4006400005134"},
    {"JSON", feedJson, "{\"a\":[1,2.5e3,{\"b\":\"c\\n\"}],\"d\":null,\"e\":[true,false]}"},
    {"server answers", feedAnswers,
     "{\"stored\":3,\"duplicate\":0,\"rejected\":[{\"index\":0}],\"id\":\"D1\",\"secret\":\"12345678\",\"metrics\":5000}"},
    {"MQTT packets", feedMqtt, "0x200200009003000101331d0014616161616161616161616161616161616161616100075245d00040020002"},
    {"HTTP response", feedHttp,
     "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nRetry-After: 5\r\n\r\n3;a=b\r\nabc\r\n10\r\n0123456789abcdef\r\n0\r\n\r\n"},
    {"portal request", feedPortal,
     "POST /save?x=1 HTTP/1.1\r\nContent-Length: 44\r\n\r\nssid=My+Net%21&wifiPassword=12345678&tls=1&a="},
    {"DNS and mDNS", feedNames,
     "0x0000840000010001000000000a6d61696e737761746368056c6f63616c0000010001c00c00018001000000780004c0a80107"},
    {"journal image", feedFlash,
     "0x4d574a31000000000100000000000000ffffffffffffffffffffffffffff0000"
     "4d040100000001000700008062ea2a0426000000f40000d1086c00006465ffff"},
    {"stored settings", feedSettings, "home\0abcdefghijklmnopqrstuvwxyz0123456789abcdefghijklmnopqrstuvwxyz0123456789"},
};

const Decoder* decoders(size_t& count) {
    count = sizeof kDecoders / sizeof kDecoders[0];
    return kDecoders;
}

}  // namespace mainswatch::testing
