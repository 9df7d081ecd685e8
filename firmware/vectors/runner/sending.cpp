#include <string.h>

#include "crypto/signature.hpp"
#include "runner/answers.hpp"
#include "upload/batch.hpp"

namespace mainswatch::vectors {

namespace {

/** Flash in memory, as large as the vectors need. */
class ImageFlash final : public Flash {
public:
    void load(const Vector& vector) {
        size_ = static_cast<uint32_t>(vector.number("sectorSize"));
        count_ = static_cast<uint32_t>(vector.number("sectors"));
        memset(bytes_, 0xFF, sizeof bytes_);
        const char* at = nullptr;
        size_t left = 0;
        vector.field("image", at, left);
        uint32_t place = 0;
        for (const char* end = at + left; at != nullptr && at + 1 < end;) {
            if (at[1] == ':') {
                place = static_cast<uint32_t>(hexDigit(at[0])) * size_;
                at += 2;
            } else if (*at == ' ') {
                at++;
            } else {
                bytes_[place++ % sizeof bytes_] = static_cast<uint8_t>(hexDigit(at[0]) << 4 | hexDigit(at[1]));
                at += 2;
            }
        }
    }

    uint32_t sectorSize() const override { return size_; }
    uint32_t sectors() const override { return count_; }
    bool erase(uint32_t) override { return false; }
    bool program(uint32_t, const void*, size_t) override { return false; }
    bool read(uint32_t address, void* to, size_t size) override {
        memcpy(to, bytes_ + address, size);
        return true;
    }

private:
    uint32_t size_ = 0;
    uint32_t count_ = 0;
    uint8_t bytes_[1024] = {};
};

}  // namespace

void answerSignature(const Vector& vector, Text& to) {
    char secret[100];
    char method[8];
    char path[40];
    static uint8_t body[256];
    const size_t bodySize = vector.bytes("body", body, sizeof body);
    const RequestNumber number{static_cast<int64_t>(vector.number("timestamp")),
                               static_cast<uint32_t>(vector.number("boot")),
                               static_cast<uint32_t>(vector.number("seq"))};
    to.add(" signature=");
    addSignature(to, vector.text("secret", secret, sizeof secret), vector.text("method", method, sizeof method),
                 vector.text("path", path, sizeof path), number, body, bodySize);
}

void answerRecord(const Vector& vector, Text& to) {
    uint8_t bytes[Record::kSize] = {};
    vector.bytes("bytes", bytes, sizeof bytes);
    Record record;
    to.add(" json=");
    if (decodeRecord(bytes, record)) {
        addReading(to, record, record.timeTenths);
    } else {
        to.add("none");
    }
}

void answerJournal(const Vector& vector, Text& to) {
    static ImageFlash flash;
    flash.load(vector);
    Journal journal(flash);
    journal.mount();
    to.add(" nextSeq=").addUnsigned(journal.nextSeq());
    to.add(" acknowledgedSeq=").addUnsigned(journal.acknowledgedSeq());
    to.add(" pending=").addUnsigned(journal.pending());
    static char body[2048];
    Text batch(body, sizeof body);
    buildBatch(batch, journal, static_cast<unsigned>(vector.number("most")));
    to.add(" batch=").add(body);
}

}  // namespace mainswatch::vectors
