#include "portal/form.hpp"

#include "text/text.hpp"

namespace mainswatch {

bool FormReader::decode(char stop, char (&to)[kLongest], size_t& size) {
    size = 0;
    while (at_ < end_ && *at_ != stop && *at_ != '&') {
        char c = *at_++;
        if (c == '+') {
            c = ' ';
        } else if (c == '%') {
            const int high = end_ - at_ >= 2 ? hexDigit(at_[0]) : -1;
            const int low = high >= 0 ? hexDigit(at_[1]) : -1;
            if (low < 0) {
                return false;
            }
            c = static_cast<char>(high << 4 | low);
            at_ += 2;
        }
        if (c == '\0' || size + 1 >= kLongest) {
            return false;
        }
        to[size++] = c;
    }
    to[size] = '\0';
    return true;
}

bool FormReader::next() {
    if (at_ >= end_ || failed_) {
        return false;
    }
    size_t nameSize = 0;
    valueSize_ = 0;
    value_[0] = '\0';
    bool good = decode('=', name_, nameSize) && nameSize > 0;
    if (good && at_ < end_ && *at_ == '=') {
        at_++;
        good = decode('&', value_, valueSize_);
    }
    failed_ = !good;
    if (at_ < end_) {
        at_++;
    }
    return good;
}

}  // namespace mainswatch
