#include <string.h>

#include "check.hpp"
#include "fakes/upload_bench.hpp"

using namespace mainswatch;
using namespace mainswatch::testing;

static const char* const kZero = "{\"order\":{\"number\":12,\"step\":\"zero\"}}";

namespace {

/** A server that signs its answer to the facts that were just sent. */
struct OrderBench : UploadBench {
    const char* secret = "secret";
    const char* path = "/v1/facts";
    RequestNumber number{kNow / 1000, 7, 2};

    void answerSigned(const std::string& body, const std::string& sent) {
        TextOf<120> header;
        header.add("X-Signature: ");
        addSignature(header, secret, kAnswerMethod, path, number, body.data(), body.size());
        header.add("\r\n");
        answer(200, sent, header.c_str());
    }
    void answerSigned(const std::string& body) { answerSigned(body, body); }
};

}  // namespace

TEST("an order that the server signed for this request is carried out once, and its outcome told at once") {
    OrderBench bench;
    bench.firstFacts();
    bench.answerSigned(kZero);
    CHECK(bench.host.done.size() == 1 && bench.host.done[0].number == 12);
    CHECK(bench.host.done[0].step == Order::Step::zero);
    bench.host.facts = "{\"order\":{\"number\":12,\"outcome\":\"done\"}}";
    bench.uploader.factsChanged();
    CHECK(has(bench.request(), "POST /v1/facts "));
    bench.number.seq = 3;
    bench.answerSigned(kZero);
    CHECK_EQUAL(bench.host.done.size(), 1);
}

TEST("an order that anybody else on the network wrote is none") {
    for (int forgery = 0; forgery < 7; forgery++) {
        OrderBench bench;
        bench.firstFacts();
        bench.secret = forgery == 0 ? "Secret" : bench.secret;
        bench.path = forgery == 1 ? "/v1/readings" : bench.path;
        bench.number.seq += forgery == 2 ? 1 : 0;  // the answer to another request
        bench.number.boot += forgery == 3 ? 1 : 0;
        bench.number.unixSeconds += forgery == 4 ? 1 : 0;
        std::string sent = kZero;
        sent[forgery == 5 ? 20 : 0] = forgery == 5 ? '9' : '{';
        if (forgery == 6) {
            bench.answer(200, sent);
        } else {
            bench.answerSigned(kZero, sent);
        }
        CHECK(bench.host.done.empty());
    }
}

TEST("a signed order is only one when it is whole and within bounds") {
    const char* const good[] = {"{\"order\":{\"number\":1,\"step\":\"gain\",\"milliAmps\":5000}}",
                                "{\"new\":[1],\"order\":{\"why\":{},\"deciVolts\":2304,\"step\":\"mains\",\"number\":4294967295}}"};
    for (const char* json : good) {
        Order order;
        CHECK(parseOrder(json, strlen(json), order));
        for (size_t size = 0; size < strlen(json); size++) {
            CHECK(!parseOrder(json, size, order));
        }
    }
    for (const char* json :
         {"{}", "{\"order\":{}}", "{\"order\":{\"number\":0,\"step\":\"zero\"}}", "{\"order\":{\"number\":1,\"step\":\"reset\"}}",
          "{\"order\":{\"number\":1,\"step\":\"gain\"}}", "{\"order\":{\"number\":1,\"step\":\"gain\",\"milliAmps\":30001}}",
          "{\"order\":{\"number\":1,\"step\":\"mains\",\"deciVolts\":799}}",
          "{\"order\":{\"number\":1,\"step\":\"mains\",\"deciVolts\":3001}}", "{\"order\":{\"number\":1,\"step\":5}}",
          "{\"order\":{\"number\":\"1\",\"step\":\"zero\"}}", "[{\"order\":{\"number\":1,\"step\":\"zero\"}}]"}) {
        Order order;
        CHECK(!parseOrder(json, strlen(json), order));
        CHECK_EQUAL(order.number, 0);
    }
}

TEST("an order announced beside a batch is fetched at once, but not ever again for the asking") {
    OrderBench bench;
    bench.append(1);
    bench.firstBatch();
    bench.answer(200, "{\"stored\":1,\"duplicate\":0,\"rejected\":[],\"order\":12}");
    CHECK(has(bench.request(), "POST /v1/facts "));
    bench.answer(204, "");
    bench.append(1);
    CHECK(has(bench.request(), "POST /v1/readings "));
    bench.answer(200, "{\"stored\":1,\"duplicate\":0,\"rejected\":[],\"order\":13}");
    CHECK(bench.request().empty());
}

TEST("facts are told again when they change and every quarter of an hour, and a busy server is asked again") {
    UploadBench bench;
    bench.firstFacts();
    bench.answer(503, "", "Retry-After: 2\r\n");
    bench.clock.now += 2000;
    CHECK(has(bench.request(), "POST /v1/facts "));
    bench.answer(204, "");
    CHECK(!bench.uploader.factsDue() && bench.request().empty());
    bench.clock.now += Uploader::kFactsMillis;
    CHECK(has(bench.request(), "POST /v1/facts "));
    bench.answer(404, "");
    CHECK(!bench.uploader.factsDue());
    bench.uploader.factsChanged();
    CHECK(has(bench.request(), "POST /v1/facts "));
}
