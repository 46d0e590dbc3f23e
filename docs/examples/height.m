% Height of L4L5 over time, read as netCDF.   octave-cli height.m RESULT.h5 PICTURE.png
% Needs the package netcdf (Debian: octave-netcdf). Datasets come with their axes reversed: height is [level, time].
pkg load netcdf
arguments = argv();
time = ncread(arguments{1}, "time");
height = ncread(arguments{1}, "/disc/height");
printf("rows %d, first %.6f mm, last %.6f mm\n", numel(time), 1e3 * height(4, 1), 1e3 * height(4, end));
if numel(arguments) > 1
  figure("visible", "off");
  plot(time / 3600, 1e3 * height(4, :));
  xlabel("time [h]");
  ylabel("height of L4L5 [mm]");
  print(arguments{2}, "-dpng");
end
