#include <string.h>

#include "check.hpp"
#include "fakes/upload_bench.hpp"

using namespace mainswatch;
using namespace mainswatch::testing;

static const char* const kZero = "{\"order\":{\"number\":12,\"step\":\"zero\"}}";

TEST("an order that the server signed for this request is carried out once, and its outcome told at once") {
    UploadBench bench;
    bench.firstFacts();
    bench.answer(kZero);
    CHECK(bench.host.done.size() == 1 && bench.host.done[0].number == 12);
    CHECK(bench.host.done[0].step == Order::Step::zero);
    bench.host.facts = "{\"order\":{\"number\":12,\"outcome\":\"done\"}}";
    bench.uploader.factsChanged();
    CHECK(has(bench.request(), "POST /v1/facts "));
    bench.answer(kZero);
    CHECK_EQUAL(bench.host.done.size(), 1);
}

TEST("an order that anybody else on the network wrote is none") {
    for (int forgery = 0; forgery < 7; forgery++) {
        UploadBench bench;
        bench.firstFacts();
        RequestNumber number = bench.number();
        number.seq += forgery == 2 ? 1 : 0;  // the answer to another request
        number.boot += forgery == 3 ? 1 : 0;
        number.unixSeconds += forgery == 4 ? 1 : 0;
        const std::string signature = bench.signatureOf(kZero, forgery == 0 ? "Secret" : "secret",
                                                        forgery == 1 ? "/v1/readings" : bench.path(), number);
        std::string sent = kZero;
        sent[20] = forgery == 5 ? '9' : sent[20];
        bench.answer(200, sent, forgery == 6 ? "" : signature.c_str());
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
    UploadBench bench;
    bench.append(1);
    bench.firstBatch();
    bench.answer("{\"stored\":1,\"duplicate\":0,\"rejected\":[],\"order\":12}");
    CHECK(has(bench.request(), "POST /v1/facts "));
    bench.answer(204, "");
    bench.append(1);
    CHECK(has(bench.request(), "POST /v1/readings "));
    bench.answer("{\"stored\":1,\"duplicate\":0,\"rejected\":[],\"order\":13}");
    CHECK(bench.request().empty());
}

TEST("facts are told again when they change and every quarter of an hour, and a busy server is asked again") {
    UploadBench bench;
    bench.firstFacts();
    bench.answer(503, "", "Retry-After: 2\r\n");
    bench.clock.now += 2000;
    CHECK(has(bench.request(), "POST /v1/facts "));
    CHECK(bench.uploader.trouble() == UploadTrouble::serverBusy);
    bench.answer(204, "");
    CHECK(bench.uploader.trouble() == UploadTrouble::none);
    CHECK(!bench.uploader.factsDue() && bench.request().empty());
    bench.clock.now += Uploader::kFactsMillis;
    CHECK(has(bench.request(), "POST /v1/facts "));
    bench.answer(404, "");
    CHECK(!bench.uploader.factsDue());
    bench.uploader.factsChanged();
    CHECK(has(bench.request(), "POST /v1/facts "));
}
