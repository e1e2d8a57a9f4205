# Checks of the repository itself, as tests.
cleanview_python_test(check_layers tools/check_layers.py)
cleanview_python_test(check_sizes tools/check_sizes.py)
cleanview_python_test(check_text tools/check_text.py)
cleanview_python_test(check_phrases tools/make_phrases.py --check)
cleanview_python_test(check_unicode tools/make_unicode_tables.py --check)
if(TARGET cleanview_cli)
  cleanview_python_test(conformance tests/conformance.py $<TARGET_FILE:cleanview_cli>)
  cleanview_python_test(cli tests/cli/test_cli.py $<TARGET_FILE:cleanview_cli>)
endif()
if(NOT CLEANVIEW_SANITIZE)
  add_test(NAME install COMMAND ${CMAKE_COMMAND} -DBUILD_DIR=${PROJECT_BINARY_DIR} -DSOURCE_DIR=${PROJECT_SOURCE_DIR}
                                -DGENERATOR=${CMAKE_GENERATOR} -P ${CMAKE_CURRENT_SOURCE_DIR}/install/run.cmake)
endif()
