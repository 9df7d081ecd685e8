#include "process/server.hpp"

#include <arpa/inet.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "crypto/signature.hpp"

namespace mainswatch::testing {

static constexpr int64_t kStartMillis = 1790000000000;

static int64_t monotonicMicros() {
    timespec now{};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return static_cast<int64_t>(now.tv_sec) * 1000000 + now.tv_nsec / 1000;
}

Server::Server(int64_t speed) : speed_(speed), startedMicros_(monotonicMicros()) {
    goUp();
}

int64_t Server::nowMillis() const {
    return kStartMillis + (monotonicMicros() - startedMicros_) * speed_ / 1000;
}

void Server::goUp() {
    socket_ = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const int yes = 1;
    setsockopt(socket_, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    sockaddr_in at{};
    at.sin_family = AF_INET;
    at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    at.sin_port = htons(port_);
    socklen_t size = sizeof at;
    if (bind(socket_, reinterpret_cast<sockaddr*>(&at), size) != 0 || listen(socket_, 8) != 0) {
        abort();
    }
    getsockname(socket_, reinterpret_cast<sockaddr*>(&at), &size);
    port_ = ntohs(at.sin_port);
}

void Server::goDown() {
    if (socket_ >= 0) {
        close(socket_);
    }
    socket_ = -1;
}

void Server::serve(int millis) {
    const int64_t until = monotonicMicros() + millis * 1000LL;
    while (monotonicMicros() < until) {
        pollfd waiting{socket_, POLLIN, 0};
        if (socket_ < 0) {
            usleep(5000);
        } else if (poll(&waiting, 1, 10) > 0) {
            handleConnection(accept(socket_, nullptr, nullptr));
        }
    }
}

static std::string header(const std::string& head, const std::string& name) {
    const size_t at = head.find("\r\n" + name + ": ");
    const size_t from = at + name.size() + 4;
    return at == std::string::npos ? "" : head.substr(from, head.find("\r\n", from) - from);
}

/** One request for each connection: the device then finds it closed and opens a new one. */
void Server::handleConnection(int connection) {
    timeval patience{1, 0};
    setsockopt(connection, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    std::string text;
    char bytes[2048];
    for (ssize_t count = 1; count > 0;) {
        const size_t end = text.find("\r\n\r\n");
        const size_t length = end == std::string::npos ? 0 : strtoul(header(text, "Content-Length").c_str(), nullptr, 10);
        if (end != std::string::npos && text.size() >= end + 4 + length) {
            bool silent = false;
            const std::string reply = answer(text.substr(0, end + 2), text.substr(end + 4), silent);
            silent ? 0 : send(connection, reply.data(), reply.size(), MSG_NOSIGNAL);
            break;
        }
        count = recv(connection, bytes, sizeof bytes, 0);
        text.append(bytes, count > 0 ? static_cast<size_t>(count) : 0);
    }
    close(connection);
}

static std::string response(int status, const std::string& body, const std::string& headers = "") {
    return "HTTP/1.1 " + std::to_string(status) + " x\r\n" + headers + "Content-Length: " + std::to_string(body.size()) +
           "\r\n\r\n" + body;
}

static RequestNumber numberOf(const std::string& head) {
    return {atoll(header(head, "X-Timestamp").c_str()),
            static_cast<uint32_t>(strtoul(header(head, "X-Boot").c_str(), nullptr, 10)),
            static_cast<uint32_t>(strtoul(header(head, "X-Seq").c_str(), nullptr, 10))};
}

static std::string pathOf(const std::string& head) {
    const size_t from = head.find(' ') + 1;
    return head.substr(from, head.find(' ', from) - from);
}

static std::string signedResponse(const std::string& head, const std::string& body) {
    TextOf<80> signature;
    addSignature(signature, Server::kSecret, kAnswerMethod, pathOf(head).c_str(), numberOf(head), body.data(), body.size());
    return response(200, body, std::string("X-Signature: ") + signature.c_str() + "\r\n");
}

std::string Server::answer(const std::string& head, const std::string& body, bool& silent) {
    if (head.compare(0, 13, "GET /v1/time ") == 0) {
        return response(200, "{\"time\":\"x\",\"unixMillis\":" + std::to_string(nowMillis()) + ",\"trusted\":true}");
    }
    if (head.compare(0, 18, "POST /v1/register ") == 0) {
        registrations++;
        const bool known = body.find(std::string("\"claimCode\":\"") + kClaim + '"') != std::string::npos;
        return known ? response(201, std::string("{\"id\":\"D1\",\"secret\":\"") + kSecret + "\"}") : response(404, "");
    }
    if (!isSigned(head, body)) {
        refused++;
        return response(401, "{}");
    }
    if (head.compare(0, 15, "GET /v1/resume ") == 0) {
        return signedResponse(head, "{\"seq\":" + std::to_string(lastContiguous()) + "}");
    }
    if (head.compare(0, 15, "POST /v1/facts ") == 0) {
        facts = body;
        return response(204, "");
    }
    batches++;
    const std::string reply = signedResponse(head, store(body));
    silent = losesAnswers > 0;
    losesAnswers -= silent ? 1 : 0;
    return reply;
}

bool Server::isSigned(const std::string& head, const std::string& body) {
    const std::string method = head.substr(0, head.find(' '));
    const RequestNumber number = numberOf(head);
    TextOf<80> signature;
    addSignature(signature, kSecret, method.c_str(), pathOf(head).c_str(), number, body.data(), body.size());
    const uint64_t request = static_cast<uint64_t>(number.boot) << 32 | number.seq;
    const bool fresh = llabs(number.unixSeconds - nowMillis() / 1000) <= 300 && request > lastRequest_;
    if (!fresh || header(head, "X-Signature") != signature.c_str()) {
        return false;
    }
    lastRequest_ = request;
    return true;
}

static uint32_t number(const std::string& record, const char* name) {
    const size_t at = record.find(std::string("\"") + name + "\":");
    return at == std::string::npos ? 0 : static_cast<uint32_t>(strtoul(record.c_str() + at + strlen(name) + 3, nullptr, 10));
}

std::string Server::store(const std::string& body) {
    unsigned stored = 0;
    unsigned duplicate = 0;
    for (size_t at = body.find('{'); at != std::string::npos; at = body.find('{', at + 1)) {
        const std::string record = body.substr(at, body.find('}', at) - at);
        const uint32_t to = number(record, "seq") != 0 ? number(record, "seq") : number(record, "seqTo");
        const uint32_t from = number(record, "seq") != 0 ? to : number(record, "seqFrom");
        const size_t time = record.find("\"at\":\"");
        lost += record.find("\"lost\"") != std::string::npos ? to - from + 1 : 0;
        for (uint32_t seq = from; seq <= to; seq++) {
            Stored& one = records[seq];
            (one.times == 0 ? stored : duplicate)++;
            one.times++;
            one.at = time == std::string::npos ? one.at : record.substr(time + 6, 22);
        }
    }
    return "{\"stored\":" + std::to_string(stored) + ",\"duplicate\":" + std::to_string(duplicate) + ",\"rejected\":[]}";
}

uint32_t Server::lastContiguous() const {
    uint32_t seq = 0;
    while (records.count(seq + 1) != 0) {
        seq++;
    }
    return seq;
}

}  // namespace mainswatch::testing
