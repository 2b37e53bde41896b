import type { Region } from './places.ts'

/** First and last names of generated people, by region. Japanese names carry their characters after a slash. */
export const names: Record<Region, { first: readonly string[]; last: readonly string[] }> = {
  anglo: {
    first:
      'Olivia Liam Emma Noah Charlotte James Grace Henry Hannah Ethan Ruby Jack Megan Owen Chloe Samuel Abigail Luke'.split(
        ' ',
      ),
    last: 'Smith Johnson Walker Harris Clarke Bennett Cooper Reed Murphy Hughes Foster Barnes Wright Ellis Morgan Hayes'.split(
      ' ',
    ),
  },
  latin: {
    first:
      'Sofia Mateo Valentina Diego Camila Lucas Isabel Rafael Mariana Thiago Elena Javier Beatriz Pedro Lucía Andrés'.split(
        ' ',
      ),
    last: 'García Silva Rodríguez Costa Martínez Oliveira López Ferreira Hernández Pereira Ramírez Almeida Torres Ribeiro'.split(
      ' ',
    ),
  },
  nordic: {
    first: 'Freja Emil Astrid Magnus Sigrid Lars Ingrid Anders Maja Oskar Signe Nils Karen Mikkel Solveig Jens'.split(
      ' ',
    ),
    last: 'Hansen Nielsen Berg Larsen Dahl Sørensen Lund Holm Kristensen Haugen Møller Vik Østergaard Nygaard'.split(
      ' ',
    ),
  },
  european: {
    first:
      'Léa Hugo Marie Jonas Camille Lukas Chloé Felix Manon Maximilian Inès Paul Sophie Moritz Juliette Clara'.split(
        ' ',
      ),
    last: 'Dubois Müller Bernard Schmidt Moreau Weber Laurent Fischer Girard Becker Rousseau Hoffmann Lefèvre Schäfer'.split(
      ' ',
    ),
  },
  japanese: {
    first:
      'Haruto/陽翔 Yui/結衣 Sota/蒼太 Aoi/葵 Ren/蓮 Hina/陽菜 Daiki/大輝 Misaki/美咲 Kenta/健太 Sakura/桜 Takumi/匠 Emi/恵美'.split(
        ' ',
      ),
    last: 'Sato/佐藤 Suzuki/鈴木 Takahashi/高橋 Watanabe/渡辺 Ito/伊藤 Yamamoto/山本 Nakamura/中村 Kobayashi/小林 Kato/加藤 Yoshida/吉田'.split(
      ' ',
    ),
  },
  indian: {
    first: 'Aarav Priya Rohan Ananya Vikram Kavya Arjun Divya Nikhil Meera Sanjay Isha Rahul Lakshmi'.split(' '),
    last: 'Sharma Iyer Patel Reddy Nair Gupta Rao Menon Kulkarni Joshi Desai Bhat'.split(' '),
  },
}
