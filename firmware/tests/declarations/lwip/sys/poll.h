#pragma once

#define POLLIN 0x001
#define POLLOUT 0x008

struct pollfd {
    int fd;
    short events;
    short revents;
};
typedef unsigned int nfds_t;

int poll(struct pollfd* fds, nfds_t nfds, int timeout);
