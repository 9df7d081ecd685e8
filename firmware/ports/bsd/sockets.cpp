#include "sockets.hpp"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <stdio.h>
#include <sys/poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace mainswatch::bsd {

static int result(ssize_t count) {
    if (count >= 0) {
        return static_cast<int>(count);
    }
    return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR ? 0 : -1;
}

static sockaddr_in addressOf(uint32_t address, uint16_t port) {
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_addr.s_addr = htonl(address);
    to.sin_port = htons(port);
    return to;
}

static int unblocked(int socket) {
    fcntl(socket, F_SETFL, fcntl(socket, F_GETFL, 0) | O_NONBLOCK);
    return socket;
}

static int openSocket(int type) {
    const int opened = unblocked(socket(AF_INET, type, 0));
    const int yes = 1;
    setsockopt(opened, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    return opened;
}

static bool bindTo(int socket, uint32_t address, uint16_t port) {
    const sockaddr_in at = addressOf(address, port);
    return bind(socket, reinterpret_cast<const sockaddr*>(&at), sizeof at) == 0;
}

bool SocketConn::open(const char* host, uint16_t port, bool tls) {
    close();
    char service[8];
    snprintf(service, sizeof service, "%u", port);
    addrinfo hints{};
    hints.ai_family = AF_INET;
    hints.ai_socktype = SOCK_STREAM;
    addrinfo* found = nullptr;
    if (tls || getaddrinfo(host, service, &hints, &found) != 0) {
        return false;
    }
    socket_ = openSocket(SOCK_STREAM);
    const int begun = connect(socket_, found->ai_addr, found->ai_addrlen);
    freeaddrinfo(found);
    state_ = begun == 0 ? State::open : State::connecting;
    if (begun != 0 && errno != EINPROGRESS) {
        close();
    }
    return state_ != State::closed;
}

void SocketConn::adopt(int socket) {
    close();
    socket_ = socket;
    state_ = State::open;
}

Conn::State SocketConn::state() {
    pollfd waiting{socket_, POLLOUT, 0};
    if (state_ == State::connecting && poll(&waiting, 1, 0) > 0) {
        int error = 0;
        socklen_t size = sizeof error;
        getsockopt(socket_, SOL_SOCKET, SO_ERROR, &error, &size);
        state_ = State::open;
        if (error != 0) {
            close();
        }
    }
    return state_;
}

int SocketConn::write(const uint8_t* bytes, size_t size) {
    return state_ == State::open ? result(::send(socket_, bytes, size, MSG_NOSIGNAL)) : -1;
}

int SocketConn::read(uint8_t* bytes, size_t size) {
    if (state_ != State::open || size == 0) {
        return state_ == State::open ? 0 : -1;
    }
    const ssize_t count = ::recv(socket_, bytes, size, 0);
    return count == 0 ? -1 : result(count);
}

void SocketConn::close() {
    if (socket_ >= 0) {
        ::close(socket_);
    }
    socket_ = -1;
    state_ = State::closed;
}

bool SocketListener::listen(uint16_t port) {
    stop();
    socket_ = openSocket(SOCK_STREAM);
    const bool bound = bindTo(socket_, reach_ == Reach::loopback ? INADDR_LOOPBACK : INADDR_ANY, port);
    return bound && ::listen(socket_, 2) == 0;
}

bool SocketListener::accept() {
    const int accepted = ::accept(socket_, nullptr, nullptr);
    if (accepted >= 0) {
        conn_.adopt(unblocked(accepted));
    }
    return accepted >= 0;
}

void SocketListener::stop() {
    conn_.close();
    if (socket_ >= 0) {
        ::close(socket_);
    }
    socket_ = -1;
}

bool SocketDatagrams::open(uint16_t port, uint32_t group) {
    close();
    socket_ = openSocket(SOCK_DGRAM);
    ip_mreq member{};
    member.imr_multiaddr.s_addr = htonl(group);
    const bool inside = reach_ == Reach::loopback && group == 0;
    return bindTo(socket_, inside ? INADDR_LOOPBACK : INADDR_ANY, port) &&
           (group == 0 || setsockopt(socket_, IPPROTO_IP, IP_ADD_MEMBERSHIP, &member, sizeof member) == 0);
}

int SocketDatagrams::receive(uint8_t* bytes, size_t size, Peer& from) {
    sockaddr_in sender{};
    socklen_t senderSize = sizeof sender;
    const int count = result(recvfrom(socket_, bytes, size, 0, reinterpret_cast<sockaddr*>(&sender), &senderSize));
    from = Peer{ntohl(sender.sin_addr.s_addr), ntohs(sender.sin_port)};
    return count;
}

bool SocketDatagrams::send(const uint8_t* bytes, size_t size, const Peer& to) {
    const sockaddr_in at = addressOf(to.address, to.port);
    return sendto(socket_, bytes, size, 0, reinterpret_cast<const sockaddr*>(&at), sizeof at) ==
           static_cast<ssize_t>(size);
}

void SocketDatagrams::close() {
    if (socket_ >= 0) {
        ::close(socket_);
    }
    socket_ = -1;
}

}  // namespace mainswatch::bsd
