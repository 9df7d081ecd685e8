#include "portal/request.hpp"

#include <string.h>

#include "text/text.hpp"

namespace mainswatch {

static constexpr uint32_t kLargestHead = 4096;

void PortalRequest::reset() {
    step_ = Step::line;
    post_ = false;
    announced_ = 0;
    headSize_ = 0;
    lineSize_ = 0;
    path_[0] = '\0';
    query_[0] = '\0';
    bodySize_ = 0;
}

bool PortalRequest::take(char c) {
    if (step_ == Step::complete) {
        return false;
    }
    if (step_ == Step::body) {
        body_[bodySize_++] = c;
        step_ = bodySize_ == announced_ ? Step::complete : Step::body;
        return true;
    }
    if (++headSize_ > kLargestHead) {
        return false;
    }
    if (c != '\n') {
        if (lineSize_ < sizeof line_) {
            line_[lineSize_++] = c;
        }
        return true;
    }
    if (lineSize_ > 0 && line_[lineSize_ - 1] == '\r') {
        lineSize_--;
    }
    const bool good = endLine();
    lineSize_ = 0;
    return good;
}

bool PortalRequest::endLine() {
    if (step_ == Step::line) {
        return endRequestLine();
    }
    if (lineSize_ > 0) {
        return endHeader();
    }
    step_ = announced_ > 0 ? Step::body : Step::complete;
    return true;
}

// GET /path?query HTTP/1.1
bool PortalRequest::endRequestLine() {
    post_ = lineSize_ > 5 && memcmp(line_, "POST ", 5) == 0;
    if (!post_ && (lineSize_ <= 4 || memcmp(line_, "GET ", 4) != 0)) {
        return false;
    }
    const char* from = line_ + (post_ ? 5 : 4);
    size_t size = 0;
    while (from + size < line_ + lineSize_ && strchr(" ?#", from[size]) == nullptr) {
        size++;
    }
    step_ = Step::header;
    takeQuery(from + size);
    return size > 0 && from[0] == '/' && copyText(path_, from, size);
}

/** A part of a query would be worse than none. */
void PortalRequest::takeQuery(const char* from) {
    const char* end = line_ + lineSize_;
    if (from == end || *from != '?' || lineSize_ == sizeof line_) {
        return;
    }
    const char* begin = from + 1;
    const char* at = begin;
    while (at < end && *at != ' ' && *at != '#') {
        at++;
    }
    copyText(query_, begin, static_cast<size_t>(at - begin));
}

bool PortalRequest::endHeader() {
    static constexpr char kName[] = "content-length:";
    static constexpr size_t kNameSize = sizeof kName - 1;
    if (lineSize_ <= kNameSize || !sameTextAnyCase(line_, kNameSize, kName)) {
        return true;
    }
    const char* value = line_ + kNameSize;
    while (value < line_ + lineSize_ && *value == ' ') {
        value++;
    }
    uint64_t size = 0;
    if (!parseUnsigned(value, static_cast<size_t>(line_ + lineSize_ - value), kLargestBody, size)) {
        return false;
    }
    announced_ = static_cast<size_t>(size);
    return true;
}

}  // namespace mainswatch
