#pragma once
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

typedef uint32_t socklen_t;
typedef uint8_t sa_family_t;
typedef uint16_t in_port_t;
typedef uint32_t in_addr_t;

struct sockaddr {
    uint8_t sa_len;
    sa_family_t sa_family;
    char sa_data[14];
};

#define AF_INET 2
#define SOCK_STREAM 1
#define SOCK_DGRAM 2
#define SOL_SOCKET 0xfff
#define SO_REUSEADDR 0x0004
#define SO_ERROR 0x1007
#define MSG_NOSIGNAL 0x20

int socket(int domain, int type, int protocol);
int bind(int s, const struct sockaddr* name, socklen_t namelen);
int connect(int s, const struct sockaddr* name, socklen_t namelen);
int listen(int s, int backlog);
int accept(int s, struct sockaddr* addr, socklen_t* addrlen);
int getsockopt(int s, int level, int optname, void* optval, socklen_t* optlen);
int setsockopt(int s, int level, int optname, const void* optval, socklen_t optlen);
ssize_t recv(int s, void* mem, size_t len, int flags);
ssize_t recvfrom(int s, void* mem, size_t len, int flags, struct sockaddr* from, socklen_t* fromlen);
ssize_t send(int s, const void* data, size_t size, int flags);
ssize_t sendto(int s, const void* data, size_t size, int flags, const struct sockaddr* to, socklen_t tolen);
