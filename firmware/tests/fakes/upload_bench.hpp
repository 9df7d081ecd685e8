#pragma once
#include <stdlib.h>

#include <string>
#include <vector>

#include "fakes/fakes.hpp"
#include "upload/uploader.hpp"

namespace mainswatch::testing {

constexpr int64_t kNow = 1790000000000;

/** A device that says little and does what it is told. */
struct FakeUploadHost final : UploadHost {
    std::string facts = "{\"firmware\":\"x\"}";
    std::vector<Order> done;

    void addFacts(Text& to) override { to.add(facts.c_str()); }
    uint32_t handledOrder() override { return done.empty() ? 0 : done.back().number; }
    void carryOut(const Order& order) override { done.push_back(order); }
};

/** A journal with readings of run 7, and an uploader whose server is the test. */
struct UploadBench {
    FakeClock clock;
    FakeConn conn;
    FakeFlash flash{256, 16};
    Journal journal{flash};
    WallClock wall{clock};
    HttpClient http{conn, clock};
    FakeUploadHost host;
    std::string last;
    Uploader uploader{http, journal, wall, host, 1};

    UploadBench() {
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
        last = conn.takeSent();
        return last;
    }
    std::string header(const std::string& name) const {
        const size_t from = last.find("\r\n" + name + ": ") + name.size() + 4;
        return last.substr(from, last.find("\r\n", from) - from);
    }
    /** Of the last request. */
    RequestNumber number() const {
        return {atoll(header("X-Timestamp").c_str()), static_cast<uint32_t>(atol(header("X-Boot").c_str())),
                static_cast<uint32_t>(atol(header("X-Seq").c_str()))};
    }
    std::string path() const {
        const size_t from = last.find(' ') + 1;
        return last.substr(from, last.find(' ', from) - from);
    }
    /** As the server signs it that knows the secret. */
    std::string signatureOf(const std::string& body, const char* secret, const std::string& path,
                            const RequestNumber& number) const {
        TextOf<120> header;
        header.add("X-Signature: ");
        addSignature(header, secret, kAnswerMethod, path.c_str(), number, body.data(), body.size());
        return std::string(header.c_str()) + "\r\n";
    }
    /** 200, from the server itself. */
    void answer(const std::string& body) { answer(200, body, signatureOf(body, "secret", path(), number()).c_str()); }
    void answer(int status, const std::string& body, const char* headers = "") {
        conn.incoming += "HTTP/1.1 " + std::to_string(status) + " x\r\n" + headers +
                         "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
        uploader.poll(false);
    }
    void answerTime(int64_t millis = kNow) { answer(200, "{\"unixMillis\":" + std::to_string(millis) + "}"); }
    /** As far as what the device says of itself. */
    std::string firstFacts() {
        request();
        answerTime();
        request();
        answer(404, "");
        return request();
    }
    /** As far as the first batch. */
    std::string firstBatch() {
        firstFacts();
        answer(204, "");
        return request();
    }
};

inline bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

}  // namespace mainswatch::testing
