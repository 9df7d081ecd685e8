#include "http/response.hpp"

#include <string.h>

#include "text/text.hpp"

namespace mainswatch {

static constexpr uint32_t kLargestHead = 8192;
static constexpr uint64_t kLargestBody = 1U << 30;

void HttpResponse::reset() {
    step_ = Step::statusLine;
    framing_ = Framing::untilClose;
    status_ = 0;
    left_ = 0;
    retryAfterSeconds_ = 0;
    signature_[0] = '\0';
    keepsConnection_ = true;
    headSize_ = 0;
    lineSize_ = 0;
    bodySize_ = 0;
    bodyIsCut_ = false;
    hash_.reset();
    body_[0] = '\0';
}

void HttpResponse::keep(char c) {
    hash_.add(&c, 1);
    if (bodySize_ < kKept) {
        body_[bodySize_++] = c;
        body_[bodySize_] = '\0';
    } else {
        bodyIsCut_ = true;
    }
}

bool HttpResponse::take(char c) {
    switch (step_) {
        case Step::body:
            keep(c);
            if (framing_ == Framing::length && --left_ == 0) {
                step_ = Step::complete;
            }
            return true;
        case Step::chunk:
            keep(c);
            if (--left_ == 0) {
                step_ = Step::chunkEnd;
            }
            return true;
        case Step::complete: return false;
        default: break;
    }
    if (++headSize_ > kLargestHead && step_ <= Step::header) {
        return false;
    }
    if (c == '\n') {
        if (lineSize_ > 0 && line_[lineSize_ - 1] == '\r') {
            lineSize_--;
        }
        const bool good = endLine();
        lineSize_ = 0;
        return good;
    }
    // A line longer than this is none that matters here; its beginning tells which it is.
    if (lineSize_ < sizeof line_) {
        line_[lineSize_++] = c;
    }
    return true;
}

bool HttpResponse::endLine() {
    switch (step_) {
        case Step::statusLine: return endStatusLine();
        case Step::header: return lineSize_ == 0 ? headersEnd() : endHeader();
        case Step::chunkSize: return endChunkSize();
        case Step::chunkEnd: step_ = Step::chunkSize; return lineSize_ == 0;
        case Step::trailer:
            if (lineSize_ == 0) {
                step_ = Step::complete;
            }
            return true;
        default: return false;
    }
}

// HTTP/1.1 200 OK
bool HttpResponse::endStatusLine() {
    uint64_t status = 0;
    if (lineSize_ < 12 || memcmp(line_, "HTTP/1.", 7) != 0 || line_[8] != ' ' ||
        !parseUnsigned(line_ + 9, 3, 599, status) || status < 100) {
        return false;
    }
    status_ = static_cast<int>(status);
    keepsConnection_ = line_[7] != '0';
    step_ = Step::header;
    return true;
}

bool HttpResponse::endHeader() {
    const char* colon = static_cast<const char*>(memchr(line_, ':', lineSize_));
    if (colon == nullptr) {
        return lineSize_ == sizeof line_;
    }
    const size_t nameSize = static_cast<size_t>(colon - line_);
    const char* value = colon + 1;
    size_t size = lineSize_ - nameSize - 1;
    while (size > 0 && *value == ' ') {
        value++;
        size--;
    }
    uint64_t number = 0;
    if (sameTextAnyCase(line_, nameSize, "content-length")) {
        framing_ = Framing::length;
        return parseUnsigned(value, size, kLargestBody, left_);
    }
    if (sameTextAnyCase(line_, nameSize, "transfer-encoding")) {
        framing_ = Framing::chunks;
        return sameTextAnyCase(value, size, "chunked");
    }
    if (sameTextAnyCase(line_, nameSize, "connection") && sameTextAnyCase(value, size, "close")) {
        keepsConnection_ = false;
    } else if (sameTextAnyCase(line_, nameSize, "retry-after") && parseUnsigned(value, size, 86400, number)) {
        retryAfterSeconds_ = static_cast<uint32_t>(number);
    } else if (sameTextAnyCase(line_, nameSize, "x-signature")) {
        copyText(signature_, value, size);
    }
    return true;
}

bool HttpResponse::headersEnd() {
    if (status_ < 200) {
        step_ = Step::statusLine;  // 100 Continue and its like announce the real one
        return status_ != 101;
    }
    const bool bodiless = status_ == 204 || status_ == 304 || (framing_ == Framing::length && left_ == 0);
    if (bodiless) {
        step_ = Step::complete;
    } else {
        step_ = framing_ == Framing::chunks ? Step::chunkSize : Step::body;
        keepsConnection_ = keepsConnection_ && framing_ != Framing::untilClose;
    }
    return true;
}

bool HttpResponse::endChunkSize() {
    uint64_t size = 0;
    size_t digits = 0;
    while (digits < lineSize_ && hexDigit(line_[digits]) >= 0) {
        size = size << 4 | static_cast<uint64_t>(hexDigit(line_[digits]));
        if (++digits > 7) {
            return false;
        }
    }
    if (digits == 0 || (digits < lineSize_ && line_[digits] != ';' && line_[digits] != ' ')) {
        return false;
    }
    left_ = size;
    step_ = size == 0 ? Step::trailer : Step::chunk;
    return true;
}

void HttpResponse::digest(uint8_t (&digest)[Sha256::kDigestSize]) const {
    Sha256 whole = hash_;
    whole.finish(digest);
}

bool HttpResponse::takeEnd() {
    if (step_ == Step::body && framing_ == Framing::untilClose) {
        step_ = Step::complete;
    }
    return complete();
}

}  // namespace mainswatch
