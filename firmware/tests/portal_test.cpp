#include <string.h>

#include "check.hpp"
#include "fakes/fakes.hpp"
#include "portal/dns.hpp"
#include "portal/form.hpp"
#include "portal/portal.hpp"

using namespace mainswatch;
using namespace mainswatch::testing;

namespace {

struct Host final : PortalHost {
    Settings kept;
    Settings scratch;
    SettingField::Form kind = SettingField::Form::sensor;
    unsigned saves = 0;
    bool online = false;
    uint32_t gain = 0;

    const Settings& settings() override { return kept; }
    Settings& draft() override { return scratch; }
    SettingField::Form form() override { return kind; }
    void save(const Settings& settings) override {
        kept = settings;
        saves++;
    }
    Calibrated calibrateZero() override { return Calibrated::done; }
    Calibrated calibrateGain(uint32_t milliAmps) override {
        gain = milliAmps;
        return milliAmps > 400 ? Calibrated::done : Calibrated::tooSmall;
    }
    bool joined() override { return online; }
    void addStatus(Text& to) override { to.add("no <network>"); }
};

struct Bench {
    FakeClock clock;
    FakeListener listener;
    FakeDatagrams dns;
    Host host;
    Portal portal{listener, dns, clock, host};

    std::string ask(const std::string& request) {
        portal.poll(true);
        listener.waiting = true;
        listener.connection.sent.clear();
        listener.connection.incoming = request;
        for (int i = 0; i < 100; i++) {
            portal.poll(true);
        }
        return listener.connection.takeSent();
    }
    std::string post(const char* path, const std::string& body) {
        return ask(std::string("POST ") + path + " HTTP/1.1\r\nContent-Length: " + std::to_string(body.size()) +
                   "\r\n\r\n" + body);
    }
};

}  // namespace

static bool has(const std::string& text, const char* part) {
    return text.find(part) != std::string::npos;
}

TEST("the form shows what is set, escaped, and never a secret") {
    Bench bench;
    strcpy(bench.host.kept.ssid, "a\"b<c");
    strcpy(bench.host.kept.wifiPassword, "verysecret");
    const std::string page = bench.ask("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    CHECK(has(page, "HTTP/1.1 200 OK\r\n") && has(page, "value=\"a&quot;b&lt;c\"") && has(page, "no &lt;network&gt;"));
    CHECK(!has(page, "verysecret"));
    CHECK(has(page, "Calibrate") && has(page, "</button></form>"));
}

TEST("what a link brings stands in the form, to be seen before it is saved") {
    Bench bench;
    strcpy(bench.host.kept.serverHost, "old.example");
    strcpy(bench.host.kept.wifiPassword, "verysecret");
    const std::string page = bench.ask(
        "GET /?serverHost=192.168.1.7&ingestPort=18081&claimCode=K7QF-9XWM-2CDE&applianceName=Caf%C3%A9+%22x%22 HTTP/1.1\r\n\r\n");
    CHECK(has(page, "name=serverHost value=\"192.168.1.7\"") && has(page, "name=ingestPort inputmode=numeric value=18081"));
    CHECK(has(page, "name=claimCode value=\"K7QF-9XWM-2CDE\"") && has(page, "value=\"Café &quot;x&quot;\""));
    CHECK(has(page, "name=wifiPassword type=password placeholder=unchanged") && !has(page, "verysecret"));
    CHECK_EQUAL(bench.host.saves, 0);
    CHECK_TEXT(bench.host.kept.serverHost, "old.example");
}

TEST("what a link may not set, or sets wrongly, stays as it is") {
    Bench bench;
    const std::string page = bench.ask("GET /?deviceId=evil&ingestPort=70000&claimCode=x&mqttPort=1 HTTP/1.1\r\n\r\n");
    CHECK(has(page, "inputmode=numeric value=8081") && !has(page, "evil"));
    CHECK(has(page, "name=claimCode type=password placeholder=unchanged"));
    const std::string longest = bench.ask("GET /?serverHost=a.example&account=" + std::string(300, 'x') + " HTTP/1.1\r\n\r\n");
    CHECK(has(longest, "value=\"mainswatch.local\""));
}

TEST("the longest settings still fit the page") {
    Bench bench;
    memset(bench.host.kept.ssid, '"', 32);
    memset(bench.host.kept.serverHost, '"', 63);
    memset(bench.host.kept.applianceName, '"', 40);
    memset(bench.host.kept.secondName, '"', 40);
    memset(bench.host.kept.account, '"', 40);
    const std::string page = bench.ask("GET /?claimCode=" + std::string(32, '"') + " HTTP/1.1\r\n\r\n");
    CHECK(has(page, "Its current in mA") && page.substr(page.size() - 7) == "</form>");
}

TEST("a saved form reaches the device with spaces and signs decoded") {
    Bench bench;
    const std::string page = bench.post("/save", "ssid=My+Wi%2DFi%26x&wifiPassword=12345678&claimCode=ABCD");
    CHECK(has(page, "200 OK") && bench.host.saves == 1);
    CHECK_TEXT(bench.host.kept.ssid, "My Wi-Fi&x");
    CHECK_TEXT(bench.host.kept.wifiPassword, "12345678");
}

TEST("an empty secret means unchanged") {
    Bench bench;
    strcpy(bench.host.kept.wifiPassword, "verysecret");
    bench.post("/save", "ssid=x&wifiPassword=");
    CHECK_TEXT(bench.host.kept.wifiPassword, "verysecret");
}

TEST("one value out of bounds and nothing is saved") {
    Bench bench;
    CHECK(has(bench.post("/save", "ssid=x&ingestPort=70000"), "400 Bad Request"));
    CHECK(has(bench.post("/save", "ssid=x&wifiPassword=short"), "wifiPassword"));
    CHECK(has(bench.post("/save", "ssid=x&deviceId=evil"), "400"));
    CHECK(has(bench.post("/save", "ssid=%zz"), "400"));
    CHECK_EQUAL(bench.host.saves, 0);
}

TEST("a phone's check is sent to the form, and satisfied once there is a network") {
    Bench bench;
    CHECK(has(bench.ask("GET /generate_204 HTTP/1.1\r\n\r\n"), "302 Found\r\n"));
    CHECK(has(bench.ask("GET /hotspot-detect.html HTTP/1.1\r\n\r\n"), "Location: http://192.168.4.1/\r\n"));
    bench.host.online = true;
    CHECK(has(bench.ask("GET /generate_204 HTTP/1.1\r\n\r\n"), "204 No Content"));
    CHECK(has(bench.ask("GET /hotspot-detect.html HTTP/1.1\r\n\r\n"), "<BODY>Success</BODY>"));
}

TEST("calibration answers for good and for bad, and only at a sensor") {
    Bench bench;
    CHECK(has(bench.post("/gain", "milliAmps=5000"), "200 OK") && bench.host.gain == 5000);
    CHECK(has(bench.post("/gain", "milliAmps=100"), "400") && has(bench.post("/gain", "milliAmps=100"), "too small"));
    CHECK(has(bench.post("/gain", "milliAmps=-1"), "400"));
    CHECK(has(bench.post("/zero", ""), "200 OK"));
    bench.host.kind = SettingField::Form::meter;
    CHECK(has(bench.post("/zero", ""), "302"));
}

TEST("a visitor who says nothing is shown out") {
    Bench bench;
    bench.ask("GET / HT");
    CHECK(bench.listener.connection.now == Conn::State::open);
    bench.clock.now += Portal::kRequestMillis;
    bench.portal.poll(true);
    CHECK(bench.listener.connection.now == Conn::State::closed);
}

TEST("closing the portal closes its doors") {
    Bench bench;
    bench.portal.poll(true);
    CHECK(bench.listener.listening && bench.dns.isOpen);
    bench.portal.poll(false);
    CHECK(!bench.listener.listening && !bench.dns.isOpen);
}

static const char* const kQuery = "1234 0100 0001 0000 0000 0000 03777777 056170706c65 03636f6d 00 0001 0001";

static std::string dnsAnswer(const std::string& query) {
    uint8_t answer[300];
    const size_t size = answerDns(reinterpret_cast<const uint8_t*>(query.data()), query.size(), 0xC0A80401, answer,
                                  sizeof answer);
    return std::string(reinterpret_cast<char*>(answer), size);
}

TEST("every name leads to the portal and is forgotten at once") {
    CHECK_TEXT(toHex(dnsAnswer(fromHex(kQuery))).c_str(),
               "1234850000010001000000000377777705" "6170706c6503636f6d0000010001"
               "c00c00010001000000000004c0a80401");
}

TEST("a question for IPv6 gets an empty answer, so that the phone goes on to IPv4") {
    std::string query = fromHex(kQuery);
    query[query.size() - 3] = 28;
    const std::string answer = dnsAnswer(query);
    CHECK_EQUAL(answer.size(), query.size());
    CHECK_EQUAL(answer[7], 0);
}

TEST("what is no question gets no answer") {
    const std::string query = fromHex(kQuery);
    for (size_t size = 0; size < query.size(); size++) {
        CHECK_EQUAL(dnsAnswer(query.substr(0, size)).size(), 0);
    }
    std::string response = query;
    response[2] = static_cast<char>(0x84);
    CHECK_EQUAL(dnsAnswer(response).size(), 0);
}
