#ifndef TROTH_CPLATFORM_H
#define TROTH_CPLATFORM_H

// What Swift cannot see of Glibc (variadic calls, macros) or must not do itself (signal handlers, fork).
// Plain numbers in and out wherever possible, so that a call needs no `unsafe`.

#include <stdint.h>
#include <sys/types.h>

/// Keeps the memory of this process out of core dumps and away from other processes of the same user.
///
/// To be called once, first thing. Returns 0, or -1 where the system still says otherwise.
int troth_harden(void);

/// Turns the echo of the terminal `fd` off and drops what was typed ahead.
///
/// Until `troth_unsilence`, a signal that ends or stops the program (hangup, interrupt, quit, termination, stop)
/// puts the terminal back first and then does what it does without us. On this thread such signals arrive only
/// within `troth_await`. One terminal at a time. Returns 0, or -1 with `errno`.
int troth_silence(int fd);

/// Waits for input on the silenced terminal `fd`.
///
/// Returns 1 when there is something to read, 0 where the program was stopped instead and goes on: what had been
/// typed is gone then, and the question is to be put again. -1 with `errno` where there is nothing to wait for.
int troth_await(int fd);

/// Puts the terminal back as it was before `troth_silence`. Does nothing where that was not called.
void troth_unsilence(void);

/// Turns to the terminal's other screen, which leaves nothing behind: neither below the prompt nor further up.
///
/// Until `troth_turn_back`, a signal that ends or stops the program turns back first and then does what it does without
/// us; where the program goes on, the other screen is there again, empty. One terminal at a time; what is turned aside twice
/// is turned back twice. With `forgetting` the lines that have left the screen are wiped as well.
void troth_turn_aside(int fd, int forgetting);

/// Turns back from the other screen and wipes it. Does nothing where `troth_turn_aside` was not called.
void troth_turn_back(void);

/// How many columns the terminal `fd` has, or 0 where it is no terminal or does not say.
int troth_columns(int fd);

/// How many rows the terminal `fd` has, or 0 where it is no terminal or does not say.
int troth_rows(int fd);

/// How many seconds the local clock is ahead of UTC (east is positive) at a time, in seconds since 1970 UTC.
int64_t troth_utc_offset(int64_t seconds);

/// Whether what lies at `path` is kept in memory and on no disk (tmpfs, ramfs): 1, or 0 where it is not, or is not there.
int troth_is_in_memory(const char *path);

/// Starts a program in a session of its own with a new pseudo-terminal for its terminal, for tests.
///
/// `arguments` begins with the path of the program and ends with NULL. On success the other side of the terminal is
/// put into `terminal` and the process id is returned, else -1 with `errno`.
pid_t troth_start_on_terminal(int *terminal, int columns, char *const arguments[]);

#endif
