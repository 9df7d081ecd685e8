#include <string.h>

#include "check.hpp"
#include "fakes/fakes.hpp"
#include "upload/answers.hpp"
#include "upload/batch.hpp"
#include "upload/registration.hpp"
#include "upload/uploader.hpp"

using namespace mainswatch;
using namespace mainswatch::testing;

static constexpr int64_t kNow = 1790000000000;

namespace {

/** A journal with readings of run 7, and an uploader whose server is the test. */
struct Bench {
    FakeClock clock;
    FakeConn conn;
    FakeFlash flash{256, 16};
    Journal journal{flash};
    WallClock wall{clock};
    HttpClient http{conn, clock};
    Uploader uploader{http, journal, wall, 1};

    Bench() {
        journal.mount();
        uploader.use({"server", 8081, false}, "D1", "secret", 7);
    }
    void append(unsigned count) {
        for (unsigned i = 0; i < count; i++) {
            Record record;
            record.boot = 7;
            record.timeTenths = clock.now / 100;
            record.powerDeciWatts = 1000;
            journal.append(record);
        }
    }
    std::string request() {
        for (int i = 0; i < 20; i++) {
            uploader.poll(true);
            clock.now++;
        }
        return conn.takeSent();
    }
    void answer(int status, const std::string& body, const char* headers = "") {
        conn.incoming += "HTTP/1.1 " + std::to_string(status) + " x\r\n" + headers +
                         "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
        uploader.poll(false);
    }
    void answerTime(int64_t millis = kNow) { answer(200, "{\"unixMillis\":" + std::to_string(millis) + "}"); }
    /** As far as the first batch. */
    std::string firstBatch() {
        request();
        answerTime();
        request();
        answer(404, "");
        return request();
    }
};

}  // namespace

static bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

TEST("a device with no clock asks for the time, then where the server stands, then sends") {
    Bench bench;
    bench.append(2);
    CHECK(has(bench.request(), "GET /v1/time HTTP/1.1\r\n"));
    bench.answerTime();
    const std::string resume = bench.request();
    CHECK(has(resume, "GET /v1/resume ") && has(resume, "X-Seq: 1\r\n") && has(resume, "X-Boot: 7\r\n"));
    bench.answer(200, "{\"seq\":1}");
    const std::string batch = bench.request();
    CHECK(has(batch, "POST /v1/readings ") && has(batch, "X-Seq: 2\r\n") && has(batch, "X-Device: D1\r\n"));
    CHECK(has(batch, "\"seq\":2,") && !has(batch, "\"seq\":1,"));
}

TEST("a reading is let go when the server has answered for it") {
    Bench bench;
    bench.append(3);
    bench.firstBatch();
    CHECK_EQUAL(bench.journal.pending(), 3);
    bench.answer(200, "{\"stored\":2,\"duplicate\":0,\"rejected\":[{\"index\":1,\"reason\":\"x\"}]}");
    CHECK_EQUAL(bench.journal.pending(), 0);
    CHECK_EQUAL(bench.uploader.rejectedRecords(), 1);
    CHECK(bench.uploader.trouble() == UploadTrouble::none);
}

TEST("when the answer is lost the same readings go again under a new number") {
    Bench bench;
    bench.append(1);
    const std::string first = bench.firstBatch();
    bench.conn.peerClosed = true;
    bench.uploader.poll(false);
    CHECK(bench.uploader.trouble() == UploadTrouble::unreachable);
    bench.clock.now += 2000;
    const std::string second = bench.request();
    CHECK(has(first, "X-Seq: 2\r\n") && has(second, "X-Seq: 3\r\n"));
    CHECK(first.substr(first.find("\r\n\r\n")) == second.substr(second.find("\r\n\r\n")));
    bench.answer(200, "{\"stored\":0,\"duplicate\":1,\"rejected\":[]}");
    CHECK_EQUAL(bench.journal.pending(), 0);
}

TEST("a refused signature makes it ask the time; a wrong clock is then put right") {
    Bench bench;
    bench.wall.tell(kNow - 4000000);
    bench.append(1);
    bench.request();
    bench.answer(404, "");
    bench.request();
    bench.answer(401, "{}");
    CHECK(has(bench.request(), "GET /v1/time"));
    bench.answerTime();
    const std::string again = bench.request();
    CHECK(has(again, "POST /v1/readings") && has(again, "X-Timestamp: 1790000"));
}

TEST("refused although the time is right means the secret is wrong: it waits ever longer") {
    Bench bench;
    bench.append(1);
    bench.firstBatch();
    bench.answer(401, "{}");
    bench.request();
    bench.answerTime(bench.wall.unixMillis());
    CHECK(bench.uploader.trouble() == UploadTrouble::refused);
    CHECK(bench.request().empty());
    CHECK_EQUAL(bench.journal.pending(), 1);
}

TEST("a busy server is left alone for as long as it asks") {
    Bench bench;
    bench.append(1);
    bench.firstBatch();
    bench.answer(503, "", "Retry-After: 60\r\n");
    CHECK(bench.uploader.trouble() == UploadTrouble::serverBusy);
    bench.clock.now += 50000;
    CHECK(bench.request().empty());
    bench.clock.now += 10000;
    CHECK(has(bench.request(), "POST"));
}

TEST("a 200 that is not an answer to a batch lets nothing go") {
    Bench bench;
    bench.append(1);
    bench.firstBatch();
    bench.answer(200, "<html>Welcome to the hotel's Wi-Fi</html>");
    CHECK_EQUAL(bench.journal.pending(), 1);
    CHECK(bench.uploader.trouble() == UploadTrouble::notUnderstood);
}

TEST("a batch too large for the server is halved") {
    Bench bench;
    bench.append(40);
    const auto records = [](const std::string& text) {
        size_t count = 0;
        for (size_t at = 0; (at = text.find("\"at\"", at)) != std::string::npos; at++) {
            count++;
        }
        return count;
    };
    const size_t first = records(bench.firstBatch());
    bench.answer(413, "");
    const size_t second = records(bench.request());
    CHECK(first > 20 && second <= 16 && second > 0);
}

TEST("readings from before the time was known are dated once it is") {
    Bench bench;
    bench.clock.now = 5000;
    bench.append(1);
    bench.clock.now = 65000;
    CHECK(has(bench.firstBatch(), "\"at\":\"2026-09-21T14:12:19.9Z"));
}

TEST("numbers that are gone are declared lost, a thinned record says what it covers") {
    FakeFlash flash(256, 16);
    Journal journal(flash);
    journal.mount();
    for (unsigned i = 0; i < 12000; i++) {
        Record record;
        record.boot = 7;
        record.dated = true;
        record.timeTenths = 17900000000ULL + 50 * i;
        record.powerDeciWatts = 1000;
        journal.append(record);
    }
    TextOf<2048> body;
    const BatchSummary summary = buildBatch(body, journal, 5);
    CHECK(summary.records >= 4);
    CHECK(strncmp(body.c_str(), "[{\"boot\":7,\"seqFrom\":1,\"seqTo\":", 31) == 0);
    CHECK(strstr(body.c_str(), ",\"lost\":true},{\"boot\":7,\"seqFrom\":") != nullptr);
    CHECK_EQUAL(body.c_str()[body.size() - 1], ']');
}

TEST("a batch that does not fit is cut between two readings") {
    Bench bench;
    bench.append(10);
    bench.wall.tell(kNow);
    bench.journal.anchor(7, 17900000000ULL);
    for (size_t capacity = 120; capacity < 1200; capacity += 7) {
        char buffer[1200];
        Text body(buffer, capacity);
        const BatchSummary summary = buildBatch(body, bench.journal, 32);
        CHECK_EQUAL(summary.lastSeq, summary.records);
        CHECK_EQUAL(body.c_str()[body.size() - 1], ']');
        CHECK(!body.overflowed());
        CHECK(summary.records == 0 || body.c_str()[body.size() - 2] == '}');
    }
}

TEST("an answer is believed only when it is whole") {
    BatchAnswer answer;
    const char* good = "{\"stored\":3,\"duplicate\":1,\"rejected\":[{\"index\":0,\"reason\":\"]\"},{}],\"new\":[]}";
    CHECK(parseBatchAnswer(good, strlen(good), answer));
    CHECK(answer.stored == 3 && answer.duplicate == 1 && answer.rejected == 2);
    for (size_t size = 0; size < strlen(good); size++) {
        CHECK(!parseBatchAnswer(good, size, answer));
    }
}

TEST("an answer with more reasons than are kept still lets the batch go") {
    std::string body = "{\"stored\":1,\"duplicate\":2,\"rejected\":[";
    for (int i = 0; i < 32; i++) {
        body += std::string(i > 0 ? "," : "") + "{\"index\":" + std::to_string(i) +
                ",\"reason\":\"conflicting value: another reading of this identity is stored\"}";
    }
    body += "]}";
    const std::string wire = "HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
    HttpResponse response;
    response.reset();
    for (const char c : wire) {
        CHECK(response.take(c));
    }
    CHECK(response.complete() && response.bodyIsCut());
    BatchAnswer answer;
    CHECK(!parseBatchAnswer(response.body(), response.bodySize(), answer));
    CHECK(parseBatchAnswer(response.body(), response.bodySize(), answer, response.bodyIsCut()));
    CHECK(answer.stored == 1 && answer.duplicate == 2 && answer.rejected > 8);
    CHECK(!parseBatchAnswer("{\"rejected\":[", 13, answer, true));
}

namespace {

struct Claim {
    FakeClock clock;
    FakeConn conn;
    HttpClient http{conn, clock};
    Registration registration{http, clock, 1};
    Settings settings;
    uint8_t mac[6] = {0x24, 0x6f, 0x28, 0xfa, 0x64, 0x1d};

    bool pass(const std::string& answer) {
        bool registered = false;
        for (int i = 0; i < 20; i++) {
            registered = registration.poll({"server", 8081, false}, mac, settings) || registered;
            conn.incoming += i == 8 ? answer : "";
        }
        return registered;
    }
};

}  // namespace

TEST("a claim code becomes an id and a secret, once") {
    Claim claim;
    strcpy(claim.settings.claimCode, "ABCD-1234");
    strcpy(claim.settings.applianceName, "Fridge");
    strcpy(claim.settings.secondName, "Freezer");
    CHECK(claim.pass("HTTP/1.1 201 Created\r\nContent-Length: 36\r\n\r\n{\"id\":\"D7\",\"secret\":\"s3cr3t-s3cr3t\"}"));
    CHECK(has(claim.conn.sent, "{\"claimCode\":\"ABCD-1234\",\"mac\":\"24:6f:28:fa:64:1d\","
                               "\"applianceName\":\"Fridge + Freezer\"}"));
    CHECK_TEXT(claim.settings.deviceId, "D7");
    CHECK_TEXT(claim.settings.claimCode, "");
    CHECK(claim.settings.isRegistered());
}

TEST("a claim code the server does not know is not tried for ever") {
    Claim claim;
    strcpy(claim.settings.claimCode, "WRONG");
    CHECK(!claim.pass("HTTP/1.1 404 x\r\nContent-Length: 0\r\n\r\n"));
    CHECK_EQUAL(claim.registration.refusal(), 404);
    CHECK_TEXT(claim.settings.claimCode, "");
}

TEST("an id that could not stand in a topic is refused") {
    Settings settings;
    const char* bad = "{\"id\":\"a/#\",\"secret\":\"s3cr3t-s3cr3t\"}";
    CHECK(!parseRegistration(bad, strlen(bad), settings));
    CHECK(!settings.isRegistered());
}
