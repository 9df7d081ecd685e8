#include "check.hpp"
#include "fakes/upload_bench.hpp"

using namespace mainswatch;
using namespace mainswatch::testing;

TEST("a device with no clock asks for the time, then where the server stands, says what it is, then sends") {
    UploadBench bench;
    bench.append(2);
    CHECK(has(bench.request(), "GET /v1/time HTTP/1.1\r\n"));
    bench.answerTime();
    const std::string resume = bench.request();
    CHECK(has(resume, "GET /v1/resume ") && has(resume, "X-Seq: 1\r\n") && has(resume, "X-Boot: 7\r\n"));
    bench.answer("{\"seq\":1}");
    const std::string facts = bench.request();
    CHECK(has(facts, "POST /v1/facts ") && has(facts, "X-Seq: 2\r\n") && has(facts, "\r\n\r\n" + bench.host.facts));
    bench.answer(204, "");
    const std::string batch = bench.request();
    CHECK(has(batch, "POST /v1/readings ") && has(batch, "X-Seq: 3\r\n") && has(batch, "X-Device: D1\r\n"));
    CHECK(has(batch, "\"seq\":2,") && !has(batch, "\"seq\":1,"));
}

TEST("a reading is let go when the server has answered for it") {
    UploadBench bench;
    bench.append(3);
    bench.firstBatch();
    CHECK_EQUAL(bench.journal.pending(), 3);
    bench.answer("{\"stored\":2,\"duplicate\":0,\"rejected\":[{\"index\":1,\"reason\":\"x\"}]}");
    CHECK_EQUAL(bench.journal.pending(), 0);
    CHECK_EQUAL(bench.uploader.rejectedRecords(), 1);
    CHECK(bench.uploader.trouble() == UploadTrouble::none);
}

TEST("when the answer is lost the same readings go again under a new number") {
    UploadBench bench;
    bench.append(1);
    const std::string first = bench.firstBatch();
    bench.conn.peerClosed = true;
    bench.uploader.poll(false);
    CHECK(bench.uploader.trouble() == UploadTrouble::unreachable);
    bench.clock.now += 2000;
    const std::string second = bench.request();
    CHECK(has(first, "X-Seq: 3\r\n") && has(second, "X-Seq: 4\r\n"));
    CHECK(first.substr(first.find("\r\n\r\n")) == second.substr(second.find("\r\n\r\n")));
    bench.answer("{\"stored\":0,\"duplicate\":1,\"rejected\":[]}");
    CHECK_EQUAL(bench.journal.pending(), 0);
}

TEST("a refused signature makes it ask the time; a wrong clock is then put right") {
    UploadBench bench;
    bench.wall.tell(kNow - 4000000);
    bench.append(1);
    bench.request();
    bench.answer(404, "");
    bench.request();
    bench.answer(204, "");
    bench.request();
    bench.answer(401, "{}");
    CHECK(has(bench.request(), "GET /v1/time"));
    bench.answerTime();
    const std::string again = bench.request();
    CHECK(has(again, "POST /v1/readings") && has(again, "X-Timestamp: 1790000"));
}

TEST("refused although the time is right means the secret is wrong: it waits ever longer") {
    UploadBench bench;
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
    UploadBench bench;
    bench.append(1);
    bench.firstBatch();
    bench.answer(503, "", "Retry-After: 60\r\n");
    CHECK(bench.uploader.trouble() == UploadTrouble::serverBusy);
    bench.clock.now += 50000;
    CHECK(bench.request().empty());
    bench.clock.now += 10000;
    CHECK(has(bench.request(), "POST"));
}

TEST("an answer that the server did not sign for this request lets nothing go") {
    const std::string all = "{\"stored\":1,\"duplicate\":0,\"rejected\":[]}";
    for (int forgery = 0; forgery < 4; forgery++) {
        UploadBench bench;
        bench.append(1);
        bench.firstBatch();
        RequestNumber number = bench.number();
        number.seq -= forgery == 0 ? 1 : 0;
        const std::string signature =
            bench.signatureOf(forgery == 1 ? all + " " : all, forgery == 2 ? "guess" : "secret", bench.path(), number);
        bench.answer(200, all, forgery == 3 ? "" : signature.c_str());
        CHECK_EQUAL(bench.journal.pending(), 1);
        CHECK(bench.uploader.trouble() == UploadTrouble::notUnderstood);
    }
}

TEST("nobody else on the network tells it that the server has what it has not") {
    UploadBench bench;
    bench.append(3);
    bench.request();
    bench.answerTime();
    bench.request();
    bench.answer(200, "{\"seq\":4000000000}");
    CHECK_EQUAL(bench.journal.pending(), 3);
    CHECK_EQUAL(bench.journal.nextSeq(), 4);
    bench.clock.now += 2000;
    CHECK(has(bench.request(), "GET /v1/resume "));
    bench.answer("{\"seq\":2}");
    CHECK_EQUAL(bench.journal.pending(), 1);
}

TEST("a 200 that is not an answer to a batch lets nothing go") {
    UploadBench bench;
    bench.append(1);
    bench.firstBatch();
    bench.answer(200, "<html>Welcome to the hotel's Wi-Fi</html>");
    CHECK_EQUAL(bench.journal.pending(), 1);
    CHECK(bench.uploader.trouble() == UploadTrouble::notUnderstood);
}

TEST("a batch too large for the server is halved") {
    UploadBench bench;
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
    UploadBench bench;
    bench.clock.now = 5000;
    bench.append(1);
    bench.clock.now = 65000;
    CHECK(has(bench.firstBatch(), "\"at\":\"2026-09-21T14:12:19.9Z"));
}
