/// Counts what the program under test takes from the heap. One source file of a test includes it.
#pragma once

#include <cstdlib>
#include <new>

namespace {
long g_allocations = 0;
}
#pragma GCC diagnostic ignored "-Wmismatched-new-delete"  // free() pairs with the malloc() in here
#ifndef __SANITIZE_ADDRESS__
void* operator new(std::size_t size) {
  ++g_allocations;
  if (void* p = std::malloc(size)) return p;
  throw std::bad_alloc();
}
void operator delete(void* p) noexcept { std::free(p); }
void operator delete(void* p, std::size_t) noexcept { std::free(p); }
void* operator new(std::size_t size, std::align_val_t alignment) {
  ++g_allocations;
  const auto a = static_cast<std::size_t>(alignment);
  if (void* p = std::aligned_alloc(a, (size + a - 1) / a * a)) return p;
  throw std::bad_alloc();
}
void operator delete(void* p, std::align_val_t) noexcept { std::free(p); }
void operator delete(void* p, std::size_t, std::align_val_t) noexcept { std::free(p); }
#endif
