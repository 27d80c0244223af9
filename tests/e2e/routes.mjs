// Every address of the page that needs no identifier.
export const ROUTES = [
  '/',
  '/pegawai',
  '/perangkat-daerah',
  '/program',
  '/program?tampilan=program',
  '/evaluasi-kinerja',
  '/analisis',
  '/laporan',
  '/impor-cadangan',
  '/pengaturan',
  '/bantuan',
];
