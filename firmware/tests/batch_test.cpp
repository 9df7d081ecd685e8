#include <string.h>

#include "check.hpp"
#include "fakes/upload_bench.hpp"
#include "http/response.hpp"
#include "upload/answers.hpp"
#include "upload/batch.hpp"

using namespace mainswatch;
using namespace mainswatch::testing;

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
    UploadBench bench;
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
