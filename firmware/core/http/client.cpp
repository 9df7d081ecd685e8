#include "http/client.hpp"

#include "text/text.hpp"

namespace mainswatch {

bool HttpClient::start(const ServerAddress& server, const HttpRequest& request) {
    if (busy()) {
        return false;
    }
    server_ = server;
    request_ = request;
    answered_ = false;
    startedAtMillis_ = clock_.uptimeMillis();
    response_.reset();
    writeHead();
    if (isUsable()) {
        sent_ = 0;
        step_ = Step::head;
    } else {
        connect();
    }
    return true;
}

/** A kept connection may have been closed by the server meanwhile, which reading tells before anything is sent. */
bool HttpClient::isUsable() {
    uint8_t unasked;
    return conn_.state() == Conn::State::open && conn_.read(&unasked, 1) == 0;
}

void HttpClient::connect() {
    sent_ = 0;
    step_ = Step::connecting;
    if (!conn_.open(server_.host, server_.port, server_.tls)) {
        finish(false);
    }
}

void HttpClient::writeHead() {
    Text head(head_, sizeof head_);
    head.add(request_.method).add(' ').add(request_.path).add(" HTTP/1.1\r\nHost: ").add(server_.host);
    head.add(':').addUnsigned(server_.port).add("\r\n").add(request_.headers);
    if (request_.bodySize > 0) {
        head.add("Content-Type: ").add(request_.contentType).add("\r\n");
    }
    if (request_.bodySize > 0 || request_.method[0] == 'P') {
        head.add("Content-Length: ").addUnsigned(request_.bodySize).add("\r\n");
    }
    head.add("\r\n");
    headSize_ = head.overflowed() ? 0 : head.size();
}

void HttpClient::poll() {
    if (step_ == Step::idle) {
        return;
    }
    if (headSize_ == 0 || clock_.uptimeMillis() - startedAtMillis_ >= kTimeoutMillis) {
        finish(false);
        return;
    }
    switch (step_) {
        case Step::idle: return;
        case Step::connecting:
            if (conn_.state() == Conn::State::open) {
                step_ = Step::head;
            } else if (conn_.state() == Conn::State::closed) {
                finish(false);
            }
            return;
        case Step::head: send(head_, headSize_, Step::body); return;
        case Step::body: send(request_.body, request_.bodySize, Step::answer); return;
        case Step::answer: receive(); return;
    }
}

void HttpClient::send(const void* bytes, size_t size, Step then) {
    const int written = size == sent_ ? 0 : conn_.write(static_cast<const uint8_t*>(bytes) + sent_, size - sent_);
    if (written < 0) {
        finish(false);
        return;
    }
    sent_ += static_cast<size_t>(written);
    if (sent_ == size) {
        sent_ = 0;
        step_ = then;
    }
}

void HttpClient::receive() {
    uint8_t bytes[256];
    const int size = conn_.read(bytes, sizeof bytes);
    if (size < 0) {
        finish(response_.takeEnd());
        return;
    }
    for (int i = 0; i < size && !response_.complete(); i++) {
        if (!response_.take(static_cast<char>(bytes[i]))) {
            finish(false);
            return;
        }
    }
    if (response_.complete()) {
        finish(true);
    }
}

void HttpClient::finish(bool answered) {
    answered_ = answered;
    step_ = Step::idle;
    if (!answered || !response_.keepsConnection()) {
        conn_.close();
    }
}

void HttpClient::close() {
    conn_.close();
    step_ = Step::idle;
    answered_ = false;
}

}  // namespace mainswatch
