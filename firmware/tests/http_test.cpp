#include <string.h>

#include "check.hpp"
#include "fakes/fakes.hpp"
#include "http/client.hpp"

using namespace mainswatch;
using namespace mainswatch::testing;

namespace {

struct Bench {
    FakeClock clock;
    FakeConn conn;
    HttpClient http{conn, clock};
    ServerAddress server{"server", 8081, false};

    void post(const char* body) {
        HttpRequest request;
        request.method = "POST";
        request.path = "/v1/readings";
        request.body = body;
        request.bodySize = strlen(body);
        CHECK(http.start(server, request));
        pass();
    }
    void pass() {
        for (int i = 0; i < 10; i++) {
            http.poll();
            clock.now++;
        }
    }
    void answer(const std::string& text) {
        conn.incoming += text;
        pass();
    }
};

}  // namespace

static bool accepts(const std::string& text, HttpResponse& response) {
    response.reset();
    for (char c : text) {
        if (!response.complete() && !response.take(c)) {
            return false;
        }
    }
    return response.complete();
}

TEST("a request goes out whole, with length and host") {
    Bench bench;
    bench.post("[1]");
    CHECK_TEXT(bench.conn.takeSent().c_str(),
               "POST /v1/readings HTTP/1.1\r\nHost: server:8081\r\nContent-Type: application/json\r\n"
               "Content-Length: 3\r\n\r\n[1]");
}

TEST("an answer with a length ends there, and the connection is used again") {
    Bench bench;
    bench.post("[1]");
    bench.answer("HTTP/1.1 200 OK\r\ncontent-LENGTH: 2\r\n\r\nok");
    CHECK(!bench.http.busy() && bench.http.answered());
    CHECK_TEXT(bench.http.response().body(), "ok");
    bench.post("[2]");
    CHECK_EQUAL(bench.conn.opens, 1);
}

TEST("a kept connection that the server has closed meanwhile costs one new one") {
    Bench bench;
    bench.post("[1]");
    bench.answer("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
    bench.conn.peerClosed = true;
    bench.post("[2]");
    CHECK_EQUAL(bench.conn.opens, 2);
    bench.answer("HTTP/1.1 204 No Content\r\n\r\n");
    CHECK(bench.http.answered());
}

TEST("chunks are put together, extensions and trailers skipped") {
    HttpResponse response;
    CHECK(accepts("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3;x=y\r\nabc\r\n2\r\nde\r\n0\r\nT: 1\r\n\r\n",
                  response));
    CHECK_TEXT(response.body(), "abcde");
}

TEST("100 Continue is not the answer") {
    HttpResponse response;
    CHECK(accepts("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 413 Too Large\r\nContent-Length: 0\r\n\r\n", response));
    CHECK_EQUAL(response.status(), 413);
}

TEST("Retry-After in seconds is understood, a date is not") {
    HttpResponse response;
    CHECK(accepts("HTTP/1.1 503 Busy\r\nRetry-After: 17\r\nContent-Length: 0\r\n\r\n", response));
    CHECK_EQUAL(response.retryAfterSeconds(), 17);
    CHECK(accepts("HTTP/1.1 503 Busy\r\nRetry-After: Fri, 31 Dec\r\nContent-Length: 0\r\n\r\n", response));
    CHECK_EQUAL(response.retryAfterSeconds(), 0);
}

TEST("a large body is read to its end and only its beginning kept") {
    HttpResponse response;
    CHECK(accepts("HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n" + std::string(5000, 'x'), response));
    CHECK_EQUAL(response.bodySize(), HttpResponse::kKept);
}

TEST("what is no HTTP, and lengths that are no numbers, are refused") {
    HttpResponse response;
    CHECK(!accepts("SSH-2.0-OpenSSH\r\n", response));
    CHECK(!accepts("HTTP/1.1 99 x\r\n\r\n", response));
    CHECK(!accepts("HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n", response));
    CHECK(!accepts("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nfffffffff\r\n", response));
    CHECK(!accepts("HTTP/1.1 200 OK\r\n" + std::string(9000, 'x'), response));
}

TEST("a server that never answers is given up") {
    Bench bench;
    bench.post("[1]");
    bench.clock.now += HttpClient::kTimeoutMillis;
    bench.pass();
    CHECK(!bench.http.busy() && !bench.http.answered());
    CHECK(bench.conn.now == Conn::State::closed);
}

TEST("an answer cut off in the middle is none") {
    Bench bench;
    bench.post("[1]");
    bench.conn.peerClosed = true;
    bench.answer("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc");
    CHECK(!bench.http.busy() && !bench.http.answered());
}
