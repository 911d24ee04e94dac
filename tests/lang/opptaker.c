/* Stands between a program and the disk (LD_PRELOAD) and writes down, in order, everything that changes one folder.

   Each note: kind (1 byte), file id (8), offset (8), length (4), then as many bytes. Kinds: c made (path), w written
   (data), t cut or grown to `offset`, s file flushed, d folder flushed (path), m folder made, r folder removed,
   u name removed, n renamed (old, zero byte, new), a acknowledged (text). Ids are ours: the system uses inodes again.

   What is not written down would make the harness blind, so what we do not follow is refused or ends the program. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

#define MOST 4096
#define REAL(type, name, ...) static type (*real)(__VA_ARGS__); if (!real) real = dlsym(RTLD_NEXT, name)

static struct { char *path; uint64_t id; } followed[MOST];
static struct { ino_t inode; uint64_t id; } *known; static size_t known_count; static uint64_t last_id;
static char folder[PATH_MAX]; static size_t folder_length; static int notes = -1;
static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER;

static void put(const void *data, size_t length) {
    REAL(ssize_t, "write", int, const void *, size_t);
    if (length && real(notes, data, length) != (ssize_t)length) abort();
}

static void note(char kind, uint64_t id, int64_t offset, const void *data, uint32_t length) {
    if (notes < 0) return;
    pthread_mutex_lock(&turn);
    char head[21]; head[0] = kind;
    memcpy(head + 1, &id, 8); memcpy(head + 9, &offset, 8); memcpy(head + 17, &length, 4);
    put(head, sizeof head); put(data, length);
    pthread_mutex_unlock(&turn);
}

__attribute__((constructor)) static void begin(void) {
    const char *wanted = getenv("OPPTAK_MAPPE"), *log = getenv("OPPTAK_LOGG");
    if (!wanted || !log) return;
    REAL(int, "open64", const char *, int, ...);
    snprintf(folder, sizeof folder, "%s", wanted); folder_length = strlen(folder);
    notes = real(log, O_WRONLY | O_CREAT | O_APPEND, 0600);
}

void opptaker_kvitter(const char *text) { note('a', 0, 0, text, strlen(text)); }

static int ours(const char *path) {
    return notes >= 0 && !strncmp(path, folder, folder_length) && (path[folder_length] == '/' || !path[folder_length]);
}

/* The whole path of a name given relative to an open folder; NULL when it is not in ours. */
static const char *whole(int at, const char *path, char *room) {
    if (path[0] == '/') return ours(path) ? path : NULL;
    if (at < 0 || at >= MOST || !followed[at].path) return NULL;
    snprintf(room, PATH_MAX, "%s/%s", followed[at].path, path);
    return room;
}

static uint64_t new_id(ino_t inode) {
    known = realloc(known, (known_count + 1) * sizeof *known);
    known[known_count].inode = inode; known[known_count++].id = ++last_id;
    return last_id;
}

static uint64_t id_of(ino_t inode) {
    for (size_t n = known_count; n-- > 0;) if (known[n].inode == inode) return known[n].id;
    return new_id(inode);
}

static void follow(int fd, const char *path, int flags, int was_there) {
    struct stat facts;
    if (fd < 0) return;
    if (fd >= MOST || fstat(fd, &facts)) abort();
    free(followed[fd].path); followed[fd].path = strdup(path);
    if (S_ISDIR(facts.st_mode)) { followed[fd].id = 0; return; }
    followed[fd].id = was_there ? id_of(facts.st_ino) : new_id(facts.st_ino);
    if (!was_there) note('c', followed[fd].id, 0, path, strlen(path));
    else if (flags & O_TRUNC) note('t', followed[fd].id, 0, NULL, 0);
}

#define OPEN(name) int name(const char *path, int flags, ...) { \
    REAL(int, #name, const char *, int, ...); \
    va_list rest; va_start(rest, flags); mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0; va_end(rest); \
    int mine = ours(path), there = mine && !access(path, F_OK), fd = real(path, flags, mode); \
    if (mine) follow(fd, path, flags, there); \
    return fd; }
OPEN(open) OPEN(open64)

#define OPENAT(name) int name(int at, const char *path, int flags, ...) { \
    REAL(int, #name, int, const char *, int, ...); \
    va_list rest; va_start(rest, flags); mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0; va_end(rest); \
    char room[PATH_MAX]; const char *full = whole(at, path, room); \
    int there = full && !access(full, F_OK), fd = real(at, path, flags, mode); \
    if (full) follow(fd, full, flags, there); \
    return fd; }
OPENAT(openat) OPENAT(openat64)

int close(int fd) {
    REAL(int, "close", int);
    if (fd >= 0 && fd < MOST && followed[fd].path) { free(followed[fd].path); followed[fd].path = NULL; }
    return real(fd);
}

static int is_followed(int fd) { return fd >= 0 && fd < MOST && followed[fd].path; }

ssize_t write(int fd, const void *data, size_t length) {
    REAL(ssize_t, "write", int, const void *, size_t);
    off_t at = is_followed(fd) ? lseek(fd, 0, fcntl(fd, F_GETFL) & O_APPEND ? SEEK_END : SEEK_CUR) : 0;
    ssize_t done = real(fd, data, length);
    if (is_followed(fd) && done > 0) note('w', followed[fd].id, at, data, done);
    return done;
}

#define PWRITE(name, offset_type) ssize_t name(int fd, const void *data, size_t length, offset_type at) { \
    REAL(ssize_t, #name, int, const void *, size_t, offset_type); \
    ssize_t done = real(fd, data, length, at); \
    if (is_followed(fd) && done > 0) note('w', followed[fd].id, at, data, done); \
    return done; }
PWRITE(pwrite, off_t) PWRITE(pwrite64, off64_t)

#define SYNC(name) int name(int fd) { \
    REAL(int, #name, int); \
    int done = real(fd); \
    if (is_followed(fd) && !done) note(followed[fd].id ? 's' : 'd', followed[fd].id, 0, followed[fd].path, strlen(followed[fd].path)); \
    return done; }
SYNC(fsync) SYNC(fdatasync)

#define CUT(name, offset_type) int name(int fd, offset_type length) { \
    REAL(int, #name, int, offset_type); \
    int done = real(fd, length); \
    if (is_followed(fd) && !done) note('t', followed[fd].id, length, NULL, 0); \
    return done; }
CUT(ftruncate, off_t) CUT(ftruncate64, off64_t)

static void grown(int fd) {
    struct stat facts;
    if (is_followed(fd) && !fstat(fd, &facts)) note('t', followed[fd].id, facts.st_size, NULL, 0);
}

#define GROW(name, offset_type) int name(int fd, offset_type from, offset_type length) { \
    REAL(int, #name, int, offset_type, offset_type); \
    int done = real(fd, from, length); \
    if (!done) grown(fd); \
    return done; }
GROW(posix_fallocate, off_t) GROW(posix_fallocate64, off64_t)

int rename(const char *from, const char *to) {
    REAL(int, "rename", const char *, const char *);
    int done = real(from, to);
    if (!done && ours(from) != ours(to)) abort();
    if (!done && ours(from)) {
        char both[2 * PATH_MAX]; int length = snprintf(both, sizeof both, "%s%c%s", from, 0, to);
        note('n', 0, 0, both, length);
    }
    return done;
}

#define ONE_NAME(name, kind) int name(const char *path) { \
    REAL(int, #name, const char *); \
    int done = real(path); \
    if (!done && ours(path)) note(kind, 0, 0, path, strlen(path)); \
    return done; }
ONE_NAME(unlink, 'u') ONE_NAME(rmdir, 'r')

int unlinkat(int at, const char *path, int flags) {
    REAL(int, "unlinkat", int, const char *, int);
    char room[PATH_MAX]; const char *full = whole(at, path, room);
    int done = real(at, path, flags);
    if (!done && full) note(flags & AT_REMOVEDIR ? 'r' : 'u', 0, 0, full, strlen(full));
    return done;
}

int mkdir(const char *path, mode_t mode) {
    REAL(int, "mkdir", const char *, mode_t);
    int done = real(path, mode);
    if (!done && ours(path)) note('m', 0, 0, path, strlen(path));
    return done;
}

/* Callers fall back to reading and writing when these are refused. */
ssize_t sendfile64(int to, int from, off64_t *at, size_t length) { (void)to; (void)from; (void)at; (void)length; errno = EINVAL; return -1; }
ssize_t sendfile(int to, int from, off_t *at, size_t length) { return sendfile64(to, from, (off64_t *)at, length); }
ssize_t copy_file_range(int a, off64_t *b, int c, off64_t *d, size_t e, unsigned f) { (void)a; (void)b; (void)c; (void)d; (void)e; (void)f; errno = EINVAL; return -1; }
ssize_t writev(int fd, const struct iovec *parts, int count) {
    REAL(ssize_t, "writev", int, const struct iovec *, int);
    if (is_followed(fd)) abort();
    return real(fd, parts, count);
}
