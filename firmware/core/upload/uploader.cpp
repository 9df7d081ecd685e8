#include "upload/uploader.hpp"

#include "crypto/signature.hpp"
#include "upload/answers.hpp"

namespace mainswatch {

static constexpr const char* kReadings = "/v1/readings";
static constexpr const char* kResume = "/v1/resume";
static constexpr const char* kTime = "/v1/time";

const char* nameOf(UploadTrouble trouble) {
    static const char* const kNames[] = {"none", "server unreachable", "refused", "server busy", "not understood"};
    return kNames[static_cast<unsigned>(trouble)];
}

Uploader::Uploader(HttpClient& http, Journal& journal, WallClock& clock, uint32_t seed)
    : http_(http), journal_(journal), clock_(clock), backOff_(1000, 300000, seed) {}

void Uploader::use(const ServerAddress& server, const char* deviceId, const char* secret, uint32_t boot) {
    server_ = server;
    deviceId_ = deviceId;
    secret_ = secret;
    boot_ = boot;
}

void Uploader::poll(bool due) {
    http_.poll();
    if (step_ != Step::idle && !http_.busy()) {
        handleAnswer();
    }
    if (step_ == Step::idle && due && clock_.uptimeMillis() >= notBeforeMillis_) {
        begin();
    }
}

void Uploader::begin() {
    if (!clock_.known() || timeDoubted_) {
        askTime();
        return;
    }
    anchorRun();
    if (!resumed_) {
        askResume();
    } else if (journal_.pending() > 0) {
        sendBatch();
    }
}

/** Lets a later run date what this one measured before it knew the time. */
void Uploader::anchorRun() {
    const int64_t began = clock_.beganMillis();
    if (began != anchoredMillis_ && journal_.anchor(boot_, static_cast<uint64_t>(began) / 100)) {
        anchoredMillis_ = began;
    }
}

void Uploader::askTime() {
    HttpRequest request;
    request.path = kTime;
    step_ = Step::time;
    http_.start(server_, request);
}

void Uploader::askResume() {
    HttpRequest request;
    request.path = kResume;
    sign("GET", kResume, 0);
    request.headers = headers_;
    step_ = Step::resume;
    http_.start(server_, request);
}

void Uploader::sendBatch() {
    Text body(body_, sizeof body_);
    sent_ = buildBatch(body, journal_, mostRecords_);
    if (sent_.records == 0) {
        // Every pending number was torn by power cuts and has no record behind it yet; the next one tells.
        notBeforeMillis_ = clock_.uptimeMillis() + 5000;
        return;
    }
    HttpRequest request;
    request.method = "POST";
    request.path = kReadings;
    request.body = body_;
    request.bodySize = body.size();
    sign("POST", kReadings, body.size());
    request.headers = headers_;
    step_ = Step::batch;
    http_.start(server_, request);
}

void Uploader::sign(const char* method, const char* path, size_t bodySize) {
    const RequestNumber number{clock_.unixMillis() / 1000, boot_, ++requestSeq_};
    Text headers(headers_, sizeof headers_);
    headers.add("X-Device: ").add(deviceId_);
    headers.add("\r\nX-Timestamp: ").addSigned(number.unixSeconds);
    headers.add("\r\nX-Boot: ").addUnsigned(number.boot);
    headers.add("\r\nX-Seq: ").addUnsigned(number.seq);
    headers.add("\r\nX-Signature: ");
    addSignature(headers, secret_, method, path, number, body_, bodySize);
    headers.add("\r\n");
}

void Uploader::handleAnswer() {
    const Step step = step_;
    step_ = Step::idle;
    if (!http_.answered()) {
        pause(UploadTrouble::unreachable);
    } else if (step == Step::time) {
        handleTime();
    } else if (http_.response().status() == 401 || http_.response().status() == 403) {
        handleRefusal();
    } else if (step == Step::resume) {
        handleResume();
    } else {
        handleBatch();
    }
}

void Uploader::handleTime() {
    uint64_t millis = 0;
    const HttpResponse& response = http_.response();
    const bool doubted = timeDoubted_;
    timeDoubted_ = false;
    if (response.status() != 200 || !parseTopNumber(response.body(), response.bodySize(), "unixMillis", millis)) {
        pause(UploadTrouble::notUnderstood);
    } else if (!clock_.tell(static_cast<int64_t>(millis)) && doubted) {
        pause(UploadTrouble::refused);  // the time was right, so the secret is wrong
    }
}

/** A signature is refused when our time is wrong, too: ask before believing that the secret is. */
void Uploader::handleRefusal() {
    timeDoubted_ = true;
    trouble_ = UploadTrouble::refused;
}

void Uploader::handleResume() {
    const HttpResponse& response = http_.response();
    uint64_t seq = 0;
    if (response.status() >= 500 || response.status() == 429) {
        pause(UploadTrouble::serverBusy);
        return;
    }
    // A server that does not know the question still takes batches and recognises duplicates.
    resumed_ = true;
    if (response.status() == 200 && parseTopNumber(response.body(), response.bodySize(), "seq", seq) &&
        seq < UINT32_MAX) {
        journal_.resumeAfter(static_cast<uint32_t>(seq));
    }
}

void Uploader::handleBatch() {
    const HttpResponse& response = http_.response();
    BatchAnswer answer;
    if (response.status() == 200 &&
        parseBatchAnswer(response.body(), response.bodySize(), answer, response.bodyIsCut())) {
        rejected_ += answer.rejected;
        journal_.acknowledge(sent_.lastSeq);
        journal_.storeAcknowledged();
        trouble_ = UploadTrouble::none;
        mostRecords_ = kMostRecords;
        backOff_.reset();
    } else if (response.status() == 413 && mostRecords_ > 2) {
        mostRecords_ /= 2;
    } else if (response.status() == 429 || response.status() >= 500) {
        pause(UploadTrouble::serverBusy);
    } else {
        pause(UploadTrouble::notUnderstood);
    }
}

void Uploader::pause(UploadTrouble trouble) {
    trouble_ = trouble;
    const uint64_t asked = 1000ULL * http_.response().retryAfterSeconds();
    const uint64_t own = backOff_.nextMillis();
    notBeforeMillis_ = clock_.uptimeMillis() + (asked > own ? asked : own);
}

}  // namespace mainswatch
