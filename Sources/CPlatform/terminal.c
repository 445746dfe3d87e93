#define _GNU_SOURCE
#include "CPlatform.h"

#include <fcntl.h>
#include <pty.h>
#include <signal.h>
#include <stddef.h>
#include <sys/ioctl.h>
#include <unistd.h>

int troth_columns(int fd) {
    struct winsize size;
    return ioctl(fd, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

int troth_rows(int fd) {
    struct winsize size;
    return ioctl(fd, TIOCGWINSZ, &size) == 0 ? size.ws_row : 0;
}

pid_t troth_start_on_terminal(int *terminal, int columns, char *const arguments[]) {
    const struct winsize size = {.ws_row = 24, .ws_col = (unsigned short)columns};
    const pid_t child = forkpty(terminal, NULL, NULL, &size);
    if (child == 0) {
        // A thread that starts this may have blocked every signal; the program is to begin without that.
        sigset_t none;
        (void)sigemptyset(&none);
        (void)sigprocmask(SIG_SETMASK, &none, NULL);
        (void)close_range(3, ~0U, 0);
        (void)execv(arguments[0], arguments);
        _exit(127);
    }
    if (child > 0) (void)fcntl(*terminal, F_SETFD, FD_CLOEXEC);
    return child;
}
