# Flags of our own code, as interface targets: cleanview_flags for all, cleanview_warnings in our own builds.

add_library(cleanview_flags INTERFACE)
# Equal results on every machine: no fused multiply-add.
target_compile_options(cleanview_flags INTERFACE -ffp-contract=off)

add_library(cleanview_warnings INTERFACE)
target_compile_options(
  cleanview_warnings INTERFACE -Wall -Wextra -Wconversion -Wno-sign-conversion -Wnon-virtual-dtor
                               -Wimplicit-fallthrough)
if(CLEANVIEW_WERROR)
  target_compile_options(cleanview_warnings INTERFACE -Werror)
endif()
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # False alarms of GCC 12 on std::string and designated initialisers.
  target_compile_options(cleanview_warnings INTERFACE -Wno-stringop-overflow -Wno-restrict -Wno-maybe-uninitialized
                                                      -Wno-missing-field-initializers)
else()
  target_compile_options(cleanview_warnings INTERFACE -Wno-missing-field-initializers)
endif()

# Hardening of native release builds.
if(NOT EMSCRIPTEN AND NOT CLEANVIEW_SANITIZE AND CMAKE_BUILD_TYPE MATCHES "Release|RelWithDebInfo")
  target_compile_options(cleanview_flags INTERFACE -fstack-protector-strong)
  target_compile_definitions(cleanview_flags INTERFACE _GLIBCXX_ASSERTIONS)
  if(CMAKE_SYSTEM_PROCESSOR MATCHES "x86_64|AMD64")
    target_compile_options(cleanview_flags INTERFACE -fcf-protection)
  endif()
  target_link_options(cleanview_flags INTERFACE -Wl,-z,relro,-z,now)
endif()

if(CLEANVIEW_SANITIZE)
  add_compile_options(-fsanitize=${CLEANVIEW_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  add_link_options(-fsanitize=${CLEANVIEW_SANITIZE})
endif()

if(CLEANVIEW_LTO)
  set(CMAKE_INTERPROCEDURAL_OPTIMIZATION ON)
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    add_link_options(-Wno-stringop-overflow -Wno-stringop-overread)  # false alarms, as above
  endif()
endif()

# Optimised for what a run over a fixed set of pages did: a build with "generate" writes counts into
# CLEANVIEW_PROFILE, a build with "use" is compiled by them. `make pgo` does both.
if(CLEANVIEW_PGO)
  if(NOT CLEANVIEW_PGO MATCHES "^(generate|use)$")
    message(FATAL_ERROR "CLEANVIEW_PGO is generate, use or nothing, not ${CLEANVIEW_PGO}")
  endif()
  if(NOT CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    message(FATAL_ERROR "CLEANVIEW_PGO needs GCC; this is ${CMAKE_CXX_COMPILER_ID}")
  endif()
  # The counts of a file are found by its object's path below the build folder, so both builds may lie anywhere.
  add_compile_options(-fprofile-prefix-path=${PROJECT_BINARY_DIR} -fprofile-partial-training)
  if(CLEANVIEW_PGO STREQUAL "generate")
    add_compile_options(-fprofile-generate=${CLEANVIEW_PROFILE})
    add_link_options(-fprofile-generate=${CLEANVIEW_PROFILE})
  else()
    # Files that the run did not reach have no counts; those keep the usual optimisation.
    # A generated file lies elsewhere in either build, which GCC takes for a change of it.
    add_compile_options(-fprofile-use=${CLEANVIEW_PROFILE} -Wno-missing-profile -Wno-error=coverage-mismatch)
    add_link_options(-fprofile-use=${CLEANVIEW_PROFILE} -Wno-missing-profile)
  endif()
endif()

# In the browser's module size counts: only what runs over every byte, node and block of a page is built for speed.
function(cleanview_small target)
  if(EMSCRIPTEN)
    target_compile_options(${target} PRIVATE -Os)
  endif()
endfunction()
