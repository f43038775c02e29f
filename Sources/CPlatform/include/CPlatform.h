#ifndef CPLATFORM_H
#define CPLATFORM_H
#include <stddef.h>
#include <sys/types.h>
// memmem and syncfs are hidden behind _GNU_SOURCE, which a Swift import of Glibc does not define.
const void *_Nullable platform_memmem(const void *_Nonnull haystack, size_t haystack_length,
                                      const void *_Nonnull needle, size_t needle_length);
// Flushes the file system that holds fd; returns 0, or -1 with errno set. Falls back to sync() where syncfs is missing.
int platform_syncfs(int fd);
// Copies bytes from `*offset` of one file to the position of another inside the kernel, and moves both on. Returns their number,
// or -1 with errno set; ENOSYS where there is no such call.
ssize_t platform_copy_range(int from, off_t *_Nonnull offset, int to, size_t length);
#endif
