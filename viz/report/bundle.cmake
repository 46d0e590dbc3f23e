# cmake -DNPM=... -DSOURCE=viz/report -DBUILD=... -DOUT=view.js -P bundle.cmake
# three.js and view.js in one script: the packages that package-lock.json names and no others, none of their own scripts run.
# Without Node.js, or without a registry, the result is empty and reports show a movie.
file(MAKE_DIRECTORY "${BUILD}")
file(COPY "${SOURCE}/package.json" "${SOURCE}/package-lock.json" "${SOURCE}/view.js" DESTINATION "${BUILD}")
set(failed "no npm")
if(NPM)
  execute_process(COMMAND "${NPM}" ci --ignore-scripts --no-audit --no-fund --silent WORKING_DIRECTORY "${BUILD}"
                  RESULT_VARIABLE failed TIMEOUT 900)
endif()
if(failed EQUAL 0)
  execute_process(COMMAND node_modules/.bin/esbuild view.js --bundle --minify --charset=ascii --format=iife --legal-comments=inline
                          --log-level=warning "--outfile=${OUT}" WORKING_DIRECTORY "${BUILD}" RESULT_VARIABLE failed)
endif()
if(failed EQUAL 0)
  file(READ "${BUILD}/node_modules/three/LICENSE" licence)
  file(READ "${OUT}" script)
  file(WRITE "${OUT}" "/* three.js:\n${licence}*/\n${script}")
else()
  message(WARNING "the interactive view of reports is left out (npm: ${failed}); reports will show a movie")
  file(WRITE "${OUT}" "")
endif()
