# cmake --install: the library with its parts, headers, the command, a CMake package and a pkg-config file.
include(CMakePackageConfigHelpers)

set(parts cleanview cleanview_flags)
if(NOT CLEANVIEW_SYSTEM_DEPS)
  list(APPEND parts ${cleanview_third_party})
endif()
install(TARGETS ${parts} EXPORT cleanview-targets ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(DIRECTORY extractor/include/cleanview DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(EXPORT cleanview-targets NAMESPACE cleanview:: DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/cleanview)

configure_package_config_file(cmake/cleanview-config.cmake.in cleanview-config.cmake
                              INSTALL_DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/cleanview)
write_basic_package_version_file(cleanview-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/cleanview-config.cmake
              ${CMAKE_CURRENT_BINARY_DIR}/cleanview-config-version.cmake
        DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/cleanview)

configure_file(cmake/cleanview.pc.in cleanview.pc @ONLY)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/cleanview.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
